/** What a command works with: its transaction and moment, the rows it locked, the steps it leaves. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Permission, type Subject, grantFor, requireGrant } from '../access/permissions.ts';
import type { Grant } from '../access/grant.ts';
import type { Viewer } from '../access/viewer.ts';
import { HubError } from '../../errors.ts';
import type { Given } from '../execution/commit-command.ts';
import type { Settings } from '../execution/settings.ts';
import { CommandRows, type Kind } from './command-rows.ts';
import {
  type Giver,
  LeftSteps,
  type StepNote,
  type NounOfSteps,
  type Touched,
} from './left-steps.ts';

export class CommandContext {
  readonly em: EntityManager;
  readonly now: Date;
  /** Who gives it. Whether they may is asked of `require`. */
  readonly viewer: Viewer;
  /** What the operator has set for the rules of the domain. */
  readonly settings: Settings;
  /** What steps tell of the giver; the role is the one that allowed the command. */
  private readonly giver: Giver;
  private readonly rows: CommandRows;
  private readonly steps: LeftSteps;
  private judged = false;

  constructor({ em, now, command, viewer, settings }: Given) {
    this.em = em;
    this.now = now;
    this.viewer = viewer;
    this.settings = settings;
    this.giver = { command, actor: viewer.name, role: viewer.grants[0]?.role ?? '' };
    this.rows = new CommandRows(em);
    this.steps = new LeftSteps(em, now, this.giver);
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
  lock<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    return this.rows.lock(kind, id, argument);
  }

  /** The row as it is now, kept from being changed until the command ends. @throws NOT_FOUND */
  hold<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    return this.rows.hold(kind, id, argument);
  }

  /** The row, unlocked. @throws NOT_FOUND */
  find<T extends { id: string }>(kind: Kind<T>, id: string, argument: string): Promise<T> {
    return this.rows.find(kind, id, argument);
  }

  /** Leaves the step of this command on a row, one at most: a second one says where the first ended up. */
  leaveStep(noun: NounOfSteps, row: Touched, told: StepNote): void {
    this.steps.leave(noun, row, told);
  }
}
