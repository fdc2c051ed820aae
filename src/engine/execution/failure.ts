/** Stands in an answer where a value could not be had, until `locate` makes an error of it. */
export class Failure {
  readonly cause: unknown;

  constructor(cause: unknown) {
    this.cause = cause;
  }
}

/** Marks what one execution cannot answer; where it has marked nothing, nothing has to be located. */
export class Failures {
  isAny = false;

  mark(cause: unknown): Failure {
    this.isAny = true;
    return new Failure(cause);
  }
}
