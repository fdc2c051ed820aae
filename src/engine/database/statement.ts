/** Statements as they are asked of a snapshot, and told to who watches. */

/** SQL with the name that it is known by, in logs and in the committed texts. */
export interface Statement {
  /** What it answers, `lists.needsOfPlace`: stands in front of its SQL. */
  name: string;
  text: string;
  /** Prepared once per connection. Not where the best plan hangs on the values. */
  isPrepared?: boolean;
}

/** Hears of each statement before it is sent. */
export type Observe = (statement: Statement, values: readonly unknown[]) => void;
