/** What clients may take up of the process. */

/** How many at once: of one token at one address in a process, of one socket. */
export interface Ceilings {
  socketsPerToken: number;
  subscriptionsPerSocket: number;
  /** Of one token, and of one address: subscriptions, and the conditions in their filters. */
  subscriptions: number;
  terms: number;
}

/** What one operation may take; a feed's event counts as one. */
export interface Allowance {
  rows: number;
  objects: number;
  bytes: number;
  sqlMs: number;
  strangerSqlMs: number;
}

/** What clients may take up, and how long they may take. Times in milliseconds. */
export interface Transport {
  /** From the first byte of a request to the end of its headers. */
  headMs: number;
  bodyMs: number;
  /** From the opening of a socket to its `connection_init`. */
  greetingMs: number;
  /** How long what finds no room waits for it. */
  waitMs: number;
  /** How long an answer may be without being read on. */
  slowReaderMs: number;
  /** All bodies that are being read, in bytes. */
  bodiesBytes: number;
  /** Of all, in the process. */
  connections: number;
  /** Of one address, until they are known by a token. */
  strangersPerAddress: number;
}
