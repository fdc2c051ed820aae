/**
 * What one operation needs and nothing that outlives it: its viewer, one snapshot, the loaders over it.
 * Invariant: after a command the snapshot and the loaders are fresh, so a payload shows what was committed.
 */
import { EVERYTHING, OPERATOR, type Viewer } from '../access/viewer.ts';
import type { Observe, Reader, Snapshot } from '../database/reader.ts';
import type { Selection } from '../database/tables.ts';
import type { Writer } from '../database/writer.ts';
import { Work } from '../lifecycle/work.ts';
import type { Live } from '../live/live.ts';
import { type HubLoaders, buildLoaders } from './loaders.ts';

/** What the process has and operations use. */
export interface Services {
  reader: Reader;
  writer: Writer;
  live: Live;
  now: () => Date;
  /** Facts of the build and of the database, told by `hub`. */
  about: { version: string; startedAt: Date };
}

export class HubContext {
  readonly viewer: Viewer = OPERATOR;
  reads: Snapshot;
  private loaders: HubLoaders | undefined;
  private selection: Selection | undefined;
  private readonly services: Services;
  private readonly observe: Observe | undefined;

  constructor(services: Services, observe?: Observe) {
    this.services = services;
    this.observe = observe;
    this.reads = services.reader.open(EVERYTHING, observe);
  }

  /** Rows are read with what the operation selects; before this, whole. */
  select(selection: Selection, isSingleRead: boolean): void {
    this.selection = selection;
    this.reads.selection = selection;
    this.reads.isSingle = isSingleRead;
  }

  get load(): HubLoaders {
    return (this.loaders ??= buildLoaders(this.reads));
  }

  get live(): Live {
    return this.services.live;
  }

  get about(): Services['about'] {
    return this.services.about;
  }

  now(): Date {
    return this.services.now();
  }

  /** One command: one transaction; after it the journal is rung and everything reads anew. */
  async commit<T>(command: string, run: (work: Work) => Promise<T>): Promise<T> {
    const giver = { command, actor: this.viewer.name, role: this.viewer.role };
    const now = this.now();
    const done = await this.services.writer.commit(giver, (em) => run(new Work(em, now, giver)));
    await this.reads.close();
    this.reads = this.services.reader.open(EVERYTHING, this.observe);
    this.reads.selection = this.selection;
    this.loaders = undefined;
    this.services.live.ring();
    return done;
  }

  /** Another for the same viewer, with a snapshot of its own: for what outlives its operation. To be closed. */
  another(): HubContext {
    return new HubContext(this.services, this.observe);
  }

  /** Reads something in a snapshot of its own. */
  async apart<T>(read: (load: HubLoaders) => Promise<T>): Promise<T> {
    const other = this.another();
    try {
      return await read(other.load);
    } finally {
      void other.close();
    }
  }

  close(): Promise<void> {
    return this.reads.close();
  }
}
