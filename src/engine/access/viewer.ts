/**
 * The caller: an account with its grants, or anonymous. From the grants comes what it may see, and from nothing else.
 */
import type { Scope, Sight } from '../database/scope.ts';
import { dayOf } from '../../input.ts';
import type { Grant, Known, RevealInForce } from './grant.ts';
import { pathsOf } from './grant-paths.ts';
import { printOfRights } from './rights-print.ts';
import { ADMINS, PLACE_READERS, type Role, STAFF_ROLES } from './roles.ts';
import { settingsOf } from './viewer-settings.ts';

export class Viewer {
  /** Null: anonymous. */
  readonly accountId: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Those that were in force when the session was read. */
  readonly reveals: readonly RevealInForce[];
  /** Paths of the places whose rows it reads as their staff does, none below another. */
  readonly staffPaths: readonly string[];
  readonly screenPaths: readonly string[];
  readonly unitIds: readonly string[];
  /** Paths of the places whose audit it reads. */
  readonly auditedPaths: readonly string[];
  /** Paths of the places whose accounts it manages. */
  readonly adminPaths: readonly string[];
  /** Paths of the places whose people it knows by name. */
  readonly namePaths: readonly string[];
  private print: string | undefined;
  /** Made once a day: what opens to units hangs on the date. */
  private made: { day: string; scope: Scope } | undefined;

  constructor(known: Known | null) {
    this.accountId = known?.accountId ?? null;
    this.name = known?.name ?? '匿名';
    this.grants = known?.grants ?? [];
    this.reveals = known?.reveals ?? [];
    this.staffPaths = pathsOf(this.grants, (role) => PLACE_READERS.includes(role));
    this.screenPaths = pathsOf(this.grants, (role) => role === 'SCREEN');
    this.auditedPaths = pathsOf(this.grants, (role) => role === 'AUDITOR');
    this.adminPaths = pathsOf(this.grants, (role) => (ADMINS as readonly Role[]).includes(role));
    this.namePaths = pathsOf(this.grants, (role) =>
      (STAFF_ROLES as readonly Role[]).includes(role),
    );
    this.unitIds = [...new Set(this.grants.flatMap(({ unit }) => unit?.id ?? []))].toSorted();
  }

  /** Equal for viewers who see the same, by whatever path: same grants, same reveals. */
  get fingerprint(): string {
    return (this.print ??= printOfRights(this.isKnown, this.grants, this.reveals));
  }

  get isKnown(): boolean {
    return this.accountId !== null;
  }

  /** Known, and neither staff nor a screen: a partner unit's, or one whose grants have ended. */
  get isGuest(): boolean {
    return this.isKnown && this.staffPaths.length === 0 && this.screenPaths.length === 0;
  }

  /** A screen and nothing else. */
  get isScreenAlone(): boolean {
    return this.grants.length > 0 && this.grants.every(({ role }) => role === 'SCREEN');
  }

  /** In or below a place whose rows it reads as staff: there it sees every row. */
  isStaffOf(path: string): boolean {
    return this.staffPaths.some((one) => path.startsWith(one));
  }

  isScreenOf(path: string): boolean {
    return this.screenPaths.some((one) => path.startsWith(one));
  }

  /** Whether a list of this place can hold a row for it: by a grant on it, above it or below it, or by a unit. */
  mayList(path: string): boolean {
    if (this.unitIds.length > 0) return true;
    const isNear = (one: string) => path.startsWith(one) || one.startsWith(path);
    return this.staffPaths.some(isNear) || this.screenPaths.some(isNear);
  }

  /** The settings of its transactions. Days are those of the district. */
  scope(now: Date): Scope {
    const day = this.unitIds.length > 0 ? dayOf(now) : '';
    if (this.made?.day !== day) {
      const settings = settingsOf(this, day);
      this.made = { day, scope: { settings, sight: this.sightWith(settings) } };
    }
    return this.made.scope;
  }

  /** Itself with those of its rights alone that had begun by then. */
  asOf(moment: Date): Viewer {
    const { accountId, name, reveals } = this;
    const begun = this.grants.filter(({ validFrom }) => !validFrom || validFrom <= moment);
    if (begun.length === this.grants.length || accountId === null) return this;
    return new Viewer({ accountId, name, grants: begun, reveals });
  }

  /** Known there, or in a part of it, through a screen alone. */
  isCoarse(path: string): boolean {
    if (this.isStaffOf(path)) return false;
    return this.screenPaths.some((one) => path.startsWith(one) || one.startsWith(path));
  }

  private sightWith(settings: Record<string, string>): Sight {
    const isOther = this.staffPaths.length + this.unitIds.length > 0;
    const screens = this.screenPaths.length === 0 ? 'none' : isOther ? 'some' : 'all';
    return {
      screens,
      settings,
      isCoarse: (path) => this.isCoarse(path),
      settingsAt: (moment) => {
        const then = this.asOf(moment);
        return then === this ? undefined : settingsOf(then, '');
      },
    };
  }
}

export const ANONYMOUS = new Viewer(null);
