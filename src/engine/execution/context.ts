/**
 * What one operation needs and nothing that outlives it: its viewer, one snapshot, the loaders over it.
 * Invariant: after a command the snapshot and the loaders are fresh, so a payload shows what was committed.
 */
import { type Session, callerOf } from '../access/session.ts';
import { pathsOf } from '../access/grant-paths.ts';
import type { Viewer } from '../access/viewer.ts';
import type { ReadCeilings } from '../database/spending.ts';
import type { Snapshot } from '../database/snapshot.ts';
import type { Selection } from '../database/selection.ts';
import type { Answered } from '../database/statement.ts';
import { type Noun } from '../../id.ts';
import type { Live } from '../live/live.ts';
import type { Caller } from '../../held-places.ts';
import { type Given, commitCommand } from './commit-command.ts';
import type { HubLoaders } from './loaders.ts';
import { ceilingsFor, openReads } from './open-reads.ts';
import { tellRefusal } from './refused-command.ts';
import type { Settings } from './settings.ts';
import type { Services } from './services.ts';

interface Circumstances {
  /** Others read in the same transaction: its opener closes it and writes the audit. */
  shared?: Snapshot;
  /** Reads for events have no ceiling of their own in the database, and cost their listener nothing. */
  isDelivery?: boolean;
  /** It is one of the trusted documents. */
  isTrusted?: boolean;
  /** Whether the client has gone. */
  isGone?: () => boolean;
  /** Whether the answer is to tell what it cost, and why. */
  isExplained?: boolean;
}

export class HubContext {
  session: Session;
  reads: Snapshot;
  private loaders: HubLoaders | undefined;
  private selection: Selection | undefined;
  private readonly services: Services;
  /** Personal fields that were shown plain and that the audit has not heard of. */
  private readonly unread = new Set<string>();
  private earlier = { rows: 0, bytes: 0, sqlMs: 0 };

  private readonly isShared: boolean;

  /** The cursor that a cut stream names when it comes back: it goes on there, whatever its document says. */
  resumesAt: string | undefined;

  /** How many commands of the operation were done. */
  commits = 0;

  /** How many objects its answer holds, and how many characters at the least. */
  objects = 0;
  characters = 0;

  private readonly isDelivery: boolean;
  private readonly isTrusted: boolean;
  readonly isGone: () => boolean;

  /** What has been read with, in the order of its end; undefined: nobody asked. */
  readonly statements: Answered[] | undefined;

  constructor(
    services: Services,
    session: Session,
    { shared, isDelivery = false, isTrusted = false, isGone, isExplained }: Circumstances = {},
  ) {
    this.services = services;
    this.session = session;
    this.isDelivery = isDelivery;
    this.isTrusted = isTrusted;
    this.isGone = isGone ?? (() => false);
    this.statements = isExplained ? [] : undefined;
    this.isShared = shared !== undefined;
    this.reads = shared ?? this.open();
  }

  /** The same moment and rights for another document. */
  fork(): HubContext {
    return new HubContext(this.services, this.session, {
      shared: this.reads.fork(),
      isDelivery: this.isDelivery,
    });
  }

  /** Whose turn at the connections. */
  private get caller(): Caller {
    return { key: callerOf(this.session), isStranger: !this.viewer.isKnown };
  }

  get viewer(): Viewer {
    return this.session.viewer;
  }

  /** Whose minute pays. What a screen is made for it can always ask, whatever else its token is used for. */
  get payer(): string {
    const isScreens = this.isTrusted && this.viewer.isScreenAlone;
    return `${callerOf(this.session)}${isScreens ? ' trusted' : ''}`;
  }

  /** Rows are read with what the operation selects; before this, whole. */
  select(selection: Selection, isSingleRead: boolean): void {
    this.selection = selection;
    this.reads.selection = selection;
    if (!this.isShared) this.reads.isSingle = isSingleRead;
  }

  get load(): HubLoaders {
    return (this.loaders ??= this.services.loaders(this.reads));
  }

  get live(): Live {
    return this.services.live;
  }

  get about(): Services['about'] {
    return this.services.about;
  }

  /** What the operator has set for the rules of the domain. */
  get settings(): Settings {
    return this.services.settings;
  }

  now(): Date {
    return this.services.now();
  }

  /** One command; after it the journal is rung and everything reads anew. @throws as `commitCommand` */
  async commit<T extends object>(
    command: string,
    run: (given: Given) => Promise<{ made: T; role: string }>,
  ): Promise<T> {
    const { viewer, caller } = this;
    const { writer, live, settings } = this.services;
    const now = this.now();
    // A command that waits for a row must not keep a reader's connection meanwhile.
    await this.reopen();
    const done = await commitCommand(writer, caller, { command, now, viewer, settings }, run);
    this.commits += 1;
    live.ring();
    await this.reopen();
    return done;
  }

  /** The viewer with the rights that it has now: after a command that changed them. */
  async renew(): Promise<void> {
    this.services.authenticator.forget(this.session);
    this.session = await this.services.authenticator.renew(this.session);
    await this.reopen();
  }

  /** The row with this id, as the viewer sees it. */
  async node(noun: Noun, id: string): Promise<object | null> {
    return this.services.nodes.find(noun, id, this);
  }

  /** Whether it administers every place there is, as the administrator of a district or of more. @throws as a snapshot does */
  async administersAll(): Promise<boolean> {
    const paths = pathsOf(this.viewer.grants, (role) => role === 'DISTRICT_ADMIN');
    if (paths.length === 0) return false;
    const { caller } = this;
    const reads = openReads(this.services, this.viewer, { caller, isDelivery: false });
    try {
      return await this.services.coversAll(paths, reads);
    } finally {
      await reads.close();
    }
  }

  /** What it may take of the database. */
  get ceilings(): ReadCeilings {
    return ceilingsFor(this.services, this.viewer);
  }

  /** What has been taken of the database, in all snapshots so far. */
  get spent(): { rows: number; bytes: number; sqlMs: number } {
    const { rows, bytes, sqlMs } = this.reads.spending;
    const { earlier } = this;
    return {
      rows: rows + earlier.rows,
      bytes: bytes + earlier.bytes,
      sqlMs: sqlMs + earlier.sqlMs,
    };
  }

  /** Everything reads anew. */
  private async reopen(): Promise<void> {
    this.earlier = this.spent;
    await this.reads.close();
    this.reads = this.open();
    this.reads.selection = this.selection;
    this.loaders = undefined;
  }

  /**
   * Another with a snapshot of its own and the viewer's rights as they are now: for what outlives its operation.
   * To be closed. @throws UNAUTHENTICATED where the token is good no longer
   */
  async withCurrentRights(): Promise<HubContext> {
    const session = await this.services.authenticator.renew(this.session);
    return new HubContext(this.services, session);
  }

  /** Reads something in a snapshot of its own. */
  async inNewSnapshot<T>(read: (other: HubContext) => Promise<T>): Promise<T> {
    const other = await this.withCurrentRights();
    try {
      return await read(other);
    } finally {
      await other.close();
    }
  }

  /** A personal value is about to be shown plain: `tellReads` records it. */
  noteRead(field: string): void {
    this.unread.add(field);
  }

  /** What was shown plain, for the audit. */
  noted(): string[] {
    return [...this.unread].toSorted();
  }

  /** One row for what was read plain; before it is there, the answer must not leave. */
  async tellReads(): Promise<void> {
    if (this.unread.size === 0 || this.isShared) return;
    const what = this.noted().join(', ');
    this.unread.clear();
    await this.services.audit.tell({ kind: 'READ', what, viewer: this.viewer });
  }

  /** A command that was refused. */
  tellRefusal(command: string, error: unknown): Promise<void> {
    return tellRefusal(this.services.audit, this.viewer, command, error);
  }

  close(): Promise<void> {
    return this.reads.close();
  }

  private open(): Snapshot {
    const { caller, isDelivery, statements } = this;
    const listen = statements && ((one: Answered) => void statements.push(one));
    return openReads(this.services, this.viewer, { caller, isDelivery, listen });
  }
}
