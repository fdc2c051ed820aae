/** What the process has and operations use: opened once, closed with the hub. */
import type { Audit } from '../access/audit.ts';
import type { Authenticator } from '../access/authenticator.ts';
import type { Allowance } from '../../bounds.ts';
import type { Reader } from '../database/reader.ts';
import type { Snapshot } from '../database/snapshot.ts';
import type { Writer } from '../database/writer.ts';
import type { Live } from '../live/live.ts';
import type { BuildLoaders } from './loaders.ts';
import type { Nodes } from './nodes.ts';
import type { Settings } from './settings.ts';

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
  /** Whether every place there is lies in, below or above one of these paths. */
  coversAll: (paths: readonly string[], reads: Snapshot) => Promise<boolean>;
  /** Facts of the build and of the database, shown by `hub`. */
  about: { version: string; startedAt: Date };
}
