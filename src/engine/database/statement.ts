/** Statements as they are asked of a snapshot, and told to who watches. */

/** SQL with the name that it is known by, in logs and in the committed texts. */
export interface Statement {
  /** What it answers, `lists.needsOfPlace`: stands in front of its SQL. */
  name: string;
  text: string;
  /** Prepared once per connection. Not where the best plan hangs on the values. */
  isPrepared?: boolean;
}

/** What a statement came to. */
export interface Answered {
  name: string;
  /** Those that it gave back, not those that were looked at. */
  rows: number;
  /** When it was sent, as `performance.now()` has it. */
  sentAt: number;
  /** From then until its last row was there. */
  ms: number;
}

/** Hears of each statement once it is answered, or has failed. */
export type Listen = (answered: Answered) => void;

/** Hears of each statement before it is sent. */
export type Observe = (statement: Statement, values: readonly unknown[]) => void;
