/** Text of a statement in the making: every value becomes a parameter, none ever becomes text. */
export class Sql {
  readonly values: unknown[] = [];

  /** The placeholder of a value. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** A condition on the alias t, written into the statement that asks it. */
export type Condition = (sql: Sql) => string;
