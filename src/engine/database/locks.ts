/** The advisory locks of the database, each for one thing. Those that migrations take stand there as numbers. */
export const LOCKS = {
  /** Bringing the schema to the present, one start after the other. */
  migrate: 7_414_001,
  /** Days of the journal, made and dropped: migration 0013. */
  journalDays: 7_414_002,
  /** Folding the counters' deltas: migration 0019. */
  counts: 7_414_003,
  /** Chaining the audit: migration 0019. */
  audit: 7_414_004,
  /** Moving a place with all that lies below it. */
  movePlace: 7_414_005,
  /** Giving a code to a place; together with the code. */
  placeCode: 7_414_007,
  /** Whatever is done to the demonstration. */
  demo: 7_414_006,
} as const;
