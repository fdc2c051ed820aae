/** What the process has and operations use: opened once, closed with the hub. */
import type { Audit } from '../access/audit.ts';
import type { Authenticator } from '../access/authenticator.ts';
import type { Allowance } from '../../bounds.ts';
import type { Reader } from '../database/reader.ts';
import type { Snapshot } from '../database/snapshot.ts';
import type { Writer } from '../database/writer.ts';
import type { Caller } from '../../held-places.ts';
import type { Live } from '../live/live.ts';
import type { BuildLoaders } from './loaders.ts';
import type { Nodes } from './nodes.ts';
import type { Settings } from './settings.ts';

/** What became of a link for a wall that was opened. */
export type OpenedLink =
  /** The token is told here, once. */
  | { state: 'OPENED'; token: string; path: string; isForPage: boolean }
  /** By whoever has the token that it was exchanged for. */
  | { state: 'USED'; tokenHash: string; path: string; isForPage: boolean }
  /** Revoked, expired, or never there. */
  | { state: 'OVER' };

export interface Services {
  reader: Reader;
  writer: Writer;
  live: Live;
  authenticator: Authenticator;
  audit: Audit;
  now: () => Date;
  allowance: Allowance;
  loaders: BuildLoaders;
  nodes: Nodes;
  settings: Settings;
  /** Opens a link for a wall by its secret. @param caller whose turn at the writer it is */
  openScreenLink: (secret: string, caller: Caller) => Promise<OpenedLink>;
  /** Whether every place there is lies in, below or above one of these paths. */
  coversAll: (paths: readonly string[], reads: Snapshot) => Promise<boolean>;
  /** Facts of the build and of the database, shown by `hub`. */
  about: { version: string; startedAt: Date; demoTraffic: boolean };
}
