/**
 * The caller: an account with its grants, or anonymous. From the grants come the settings that the policies
 * read; nothing else decides which rows a viewer's statements show.
 */
import type { Scope, Sight } from '../database/scope.ts';
import { dayOf } from '../../input.ts';
import { ADMINS, PLACE_READERS, type Role } from './roles.ts';

export interface Grant {
  id: string;
  role: Role;
  /** The place and everything below it; or the unit. */
  place: { id: string; name: string; path: string } | null;
  unit: { id: string; name: string } | null;
  /** Absent: unknown, and what was before is seen too. */
  validFrom?: Date | null;
  validUntil: Date | null;
}

/** What a reveal of a personal field is called, `SECRETARY_NAME`. */
export type RevealedField = string;

/** A masked field of one object that the account may read plain until a moment. */
export interface RevealInForce {
  id: string;
  objectId: string;
  field: RevealedField;
  until: Date;
}

export interface Known {
  accountId: string;
  name: string;
  grants: readonly Grant[];
  reveals: readonly RevealInForce[];
}

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
  /** Made once a day: what opens to units hangs on the date. */
  private print: string | undefined;
  private made: { day: string; scope: Scope } | undefined;

  constructor(known: Known | null) {
    this.accountId = known?.accountId ?? null;
    this.name = known?.name ?? '匿名';
    this.grants = known?.grants ?? [];
    this.reveals = known?.reveals ?? [];
    this.staffPaths = outermost(this.pathsOf((role) => PLACE_READERS.includes(role)));
    this.screenPaths = outermost(this.pathsOf((role) => role === 'SCREEN'));
    this.auditedPaths = outermost(this.pathsOf((role) => role === 'AUDITOR'));
    this.adminPaths = outermost(this.pathsOf((role) => (ADMINS as readonly Role[]).includes(role)));
    this.unitIds = [...new Set(this.grants.flatMap(({ unit }) => unit?.id ?? []))].toSorted();
  }

  /** Equal for viewers who see the same, by whatever path: same grants, same reveals. */
  get fingerprint(): string {
    return (this.print ??= JSON.stringify([
      this.isKnown,
      this.grants.map(printOf).toSorted(byText),
      this.reveals.map(({ id }) => id).toSorted(byText),
    ]));
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
    const own = [...this.staffPaths, ...this.screenPaths];
    return own.some((one) => path.startsWith(one) || one.startsWith(path));
  }

  /** The settings of its transactions. Days are those of the district. */
  scope(now: Date): Scope {
    const day = this.unitIds.length > 0 ? dayOf(now) : '';
    if (this.made?.day !== day) {
      const settings = this.settingsOn(day);
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
        return then === this ? undefined : then.settingsOn('');
      },
    };
  }

  private settingsOn(day: string): Record<string, string> {
    const [widest, ...others] = this.staffPaths.toSorted((a, b) => a.length - b.length);
    return {
      'gridhub.scope': this.isKnown ? 'known' : 'anonymous',
      ...(widest && { 'gridhub.from': widest, 'gridhub.to': `${widest.slice(0, -1)}/` }),
      ...(others.length > 0 && { 'gridhub.staff': others.join(',') }),
      ...(this.screenPaths.length > 0 && { 'gridhub.screens': this.screenPaths.join(',') }),
      ...(this.auditedPaths.length > 0 && { 'gridhub.audited': this.auditedPaths.join(',') }),
      ...(this.adminPaths.length > 0 && { 'gridhub.admin': this.adminPaths.join(',') }),
      ...(this.unitIds.length > 0 && {
        'gridhub.units': this.unitIds.join(','),
        'gridhub.today': day,
      }),
    };
  }

  private pathsOf(isMeant: (role: Role) => boolean): string[] {
    return this.grants.flatMap(({ role, place }) => (place && isMeant(role) ? [place.path] : []));
  }
}

export const ANONYMOUS = new Viewer(null);

const byText = (a: string, b: string) => (a < b ? -1 : 1);

/** What is sent at once rests on rights that began long ago, or by themselves. */
const LATELY_MS = 3_600_000;

function printOf({ role, place, unit, validFrom, validUntil }: Grant): string {
  const isOfLate = validFrom && validFrom.getTime() > Date.now() - LATELY_MS;
  return JSON.stringify([role, place?.path, unit?.id, validUntil, isOfLate ? validFrom : null]);
}

/** Those that lie below no other. */
function outermost(paths: readonly string[]): string[] {
  const rising = [...new Set(paths)].toSorted();
  return rising.filter((path) => !rising.some((one) => one !== path && path.startsWith(one)));
}
