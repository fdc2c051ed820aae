/** What the live side counts; whoever publishes the figures gives one. */
export interface Meter {
  /** Messages handed on to followers. */
  delivered(count: number): void;
  /** Changes that were told within others. */
  coalesced(count: number): void;
  /** Somebody came back with a cursor. */
  resumed(): void;
  /** Somebody has to begin anew. */
  reset(): void;
  /** Somebody could not take more for a while. */
  behind(): void;
  /** From a change's commit, at the earliest that it can have been, to its sending, in seconds. */
  told(seconds: number): void;
}

/** Where nobody asks. */
export const NO_METER: Meter = {
  delivered() {},
  coalesced() {},
  resumed() {},
  reset() {},
  behind() {},
  told() {},
};
