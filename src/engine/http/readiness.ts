/**
 * Whether the hub can do what it is for: read, write and tell what changes. A probe that comes again within a quarter of a
 * second is given the last answer.
 */
import { settlesWithin } from '../../settles-within.ts';
import type { Reader } from '../database/reader.ts';
import type { Writer } from '../database/writer.ts';
import type { Live } from '../live/live.ts';
import type { Drain } from './drain.ts';

const FRESH_MS = 250;
const PATIENCE_MS = 3_000;
const NO_REPLY = 'The database does not answer.';

interface Parts {
  drain: Drain;
  live: Live;
  reader: Reader;
  writer: Writer;
  readyLagMs: number;
}

export class Readiness {
  private readonly parts: Parts;
  private known: { fault: Promise<string | undefined>; until: number } | undefined;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Why it is not ready; undefined: it is. */
  async fault(): Promise<string | undefined> {
    const { drain, live, readyLagMs } = this.parts;
    if (!drain.isOpen) return 'The hub is leaving.';
    if (!this.known || this.known.until < performance.now()) {
      this.known = { fault: this.look(), until: performance.now() + FRESH_MS };
    }
    const fault = await this.known.fault;
    if (fault !== undefined) return fault;
    return live.isWithin(readyLagMs / 1_000) ? undefined : 'Changes are told too late.';
  }

  private async look(): Promise<string | undefined> {
    const { reader, writer } = this.parts;
    const faults = Promise.all([writer.fault(), reader.fault()]);
    if (!(await settlesWithin(PATIENCE_MS, faults))) return NO_REPLY;
    return (await faults).find((one) => one !== undefined);
  }
}
