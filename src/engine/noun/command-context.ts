/** What a command works with: its transaction and moment, the rows it locked, the steps it leaves. */
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Permission, type Subject, grantFor, requireGrant } from '../access/permissions.ts';
import type { Grant } from '../access/grant.ts';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../../errors.ts';
import { dayOf } from '../../input.ts';
import type { Given } from '../execution/context.ts';
import type { StateStep } from './steps.ts';

/** What a step says beside who gave which command. */
export interface StepNote {
  from: string | null;
  to: string;
  reason?: string | null;
  isNew?: boolean;
}

interface Touched {
  id: string;
  version: number;
  updatedAt: Date;
}

/** A noun, as far as its steps go. */
interface SteppedNoun {
  kind: string;
  Step: (new () => StateStep) | undefined;
}

type Kind<T> = new () => T;

export class CommandContext {
  readonly em: EntityManager;
  readonly now: Date;
  /** Who gives it. Whether they may is asked of `require`. */
  readonly viewer: Viewer;
  /** What steps tell of the giver; the role is the one that allowed the command. */
  private readonly giver: { command: string; actor: string; role: string };
  private readonly locked = new Set<string>();
  private readonly steps = new Map<object, StateStep>();
  private judged = false;

  constructor({ em, now, command, viewer }: Given) {
    this.em = em;
    this.now = now;
    this.viewer = viewer;
    this.giver = { command, actor: viewer.name, role: viewer.grants[0]?.role ?? '' };
  }

  /** The command that is given. */
  get command(): string {
    return this.giver.command;
  }

  /** Whether a guard has allowed it. */
  get isJudged(): boolean {
    return this.judged;
  }

  /** The role that allowed the command; before it was asked for, the giver's first. */
  get role(): string {
    return this.giver.role;
  }

  /** Who gives it. */
  get accountId(): string {
    if (this.viewer.accountId === null) throw HubError.unauthenticated('Commands need a token.');
    return this.viewer.accountId;
  }

  /** The guard of every command: the grant by which it is given. @throws FORBIDDEN where none allows it on the subject */
  async require(permission: Permission, subject: Subject): Promise<Grant> {
    const grant = requireGrant(this.viewer, permission, subject);
    this.judged = true;
    const { role } = grant;
    if (role === this.giver.role) return grant;
    this.giver.role = role;
    await this.em.execute(`/* lifecycle.role */ select set_config('gridhub.role', ?, true)`, [
      role,
    ]);
    return grant;
  }

  /** For a command that every viewer of the row may do: no rule is asked. */
  allowSeen(): void {
    this.judged = true;
  }

  /** @throws FORBIDDEN where no grant allows any of them; the one that counts is asked for by itself */
  refuseUnless(permissions: readonly Permission[], subject: Subject): void {
    if (permissions.some((one) => grantFor(this.viewer, one, subject))) return;
    requireGrant(this.viewer, permissions[0] ?? this.command, subject);
  }

  /** @throws FORBIDDEN where no grant allows any of them */
  async requireAny(permissions: readonly Permission[], subject: Subject): Promise<Grant> {
    const allowed = permissions.find((one) => grantFor(this.viewer, one, subject));
    return this.require(allowed ?? permissions[0] ?? this.command, subject);
  }

  /** The row as it is now, locked until the command ends. @throws NOT_FOUND */
  async lock<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    if (this.locked.has(id)) return this.find(kind, id, argument);
    const found = await this.findFresh(kind, id, LockMode.PESSIMISTIC_WRITE);
    this.locked.add(id);
    return present(found, kind, id, argument);
  }

  /** The row as it is now, kept from being changed until the command ends. @throws NOT_FOUND */
  async hold<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    return present(await this.findFresh(kind, id, LockMode.PESSIMISTIC_READ), kind, id, argument);
  }

  /** The row, unlocked. @throws NOT_FOUND */
  async find<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    const found = await this.em.findOne(kind, { id });
    return present(found as T | null, kind, id, argument);
  }

  private async findFresh<T extends { id: string }>(
    kind: Kind<T>,
    id: string,
    lockMode: LockMode.PESSIMISTIC_READ | LockMode.PESSIMISTIC_WRITE,
  ): Promise<T | null> {
    const found = await this.em.findOne(
      kind,
      { id },
      {
        lockMode,
        refresh: true,
      },
    );
    return found as T | null;
  }

  /**
   * Leaves the step of this command on a row, one at most: a second one says where the first ended up.
   * The row is touched, so that every step is a version of it and an event.
   */
  leaveStep(noun: SteppedNoun, row: Touched, told: StepNote): void {
    const { isNew, reason, ...rest } = told;
    const earlier = this.steps.get(row);
    if (earlier) {
      earlier.to = told.to;
      earlier.reason = [earlier.reason, reason].filter(Boolean).join('; ') || null;
      return;
    }
    if (!noun.Step) throw new Error(`${noun.kind} has no states, and so no steps`);
    if (!isNew) row.updatedAt = this.now;
    const version = isNew ? 1 : row.version + 1;
    const step = Object.assign(new noun.Step(), rest, this.giver, {
      objectId: row.id,
      version,
      at: this.now,
      reason: reason ?? null,
    });
    this.steps.set(row, step);
    this.em.persist(step);
  }

  /** The next number of a list: `N2026-000017`. Numbers have gaps, so that no command waits for a failed one. */
  async nextNumber(letter: string, kind: string): Promise<string> {
    const [row] = await this.em.execute<{ n: string }[]>(
      `/* lifecycle.nextNumber */ select nextval(?::regclass) as n`,
      [`${kind}_number_sequence`],
    );
    return `${letter}${dayOf(this.now).slice(0, 4)}-${String(row?.n).padStart(6, '0')}`;
  }
}

function present<T>(found: T | null, kind: Kind<T>, id: string, argument: string): T {
  if (found) return found;
  const noun = kind.name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  throw HubError.notFound(noun, id, argument);
}
