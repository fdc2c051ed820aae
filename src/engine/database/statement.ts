/** A statement as it is asked of a snapshot, and told to who watches. */

export interface Statement {
  /** What it answers, `lists.needsOfPlace`: stands in front of its SQL. */
  name: string;
  text: string;
  /** Prepared once per connection. Not where the best plan hangs on the values. */
  isPrepared?: boolean;
}

/** Hears of each statement before it is sent. */
export type Observe = (statement: Statement, values: readonly unknown[]) => void;
