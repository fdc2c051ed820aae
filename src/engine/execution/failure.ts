/** Stands in an answer where a value could not be had, until `locate` makes an error of it. */
export class Failure {
  readonly cause: unknown;

  constructor(cause: unknown) {
    this.cause = cause;
  }
}
