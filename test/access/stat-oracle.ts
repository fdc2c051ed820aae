/**
 * Statistics in plain TypeScript over all rows: which rows a question counts, into which groups they fall, and the numbers
 * of each. Shares no code with the hub.
 */
import type {
  ClaimRow,
  NeedRow,
  Oracle,
  PlaceRow,
  ProjectRow,
  ResourceRow,
  World,
} from './oracle.ts';

export type StatNeed = NeedRow & {
  scale: string;
  urgency: string;
  quantity: number;
  committed: number;
  delivered: number;
  updated_at: Date;
  claimed_at: Date | null;
  delivered_at: Date | null;
  closed_at: Date | null;
};
export type StatClaim = ClaimRow & {
  origin: string;
  quantity: number;
  refused_quantity: number;
  updated_at: Date;
  accepted_by_place_at: Date | null;
  accepted_by_unit_at: Date | null;
  started_at: Date | null;
  delivered_at: Date | null;
  confirmed_at: Date | null;
};
export type StatResource = ResourceRow & {
  kind: string;
  quantity: number | null;
  reserved: number;
  updated_at: Date;
};
export type StatProject = Omit<ProjectRow, 'milestones'> & {
  /** Its lead's. */
  unit_id: string | null;
  kind: string;
  milestones: { dueOn: string; doneOn: string | null }[];
  updated_at: Date;
  started_at: Date | null;
  accepted_at: Date | null;
  completed_at: Date | null;
};
export type Counted = StatNeed | StatClaim | StatResource | StatProject;

export type Scope =
  | { placeId: string }
  | { unitId: string }
  | { mine: true }
  | { myChildren: true }
  | null;

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;
const KINDS: Record<string, string[]> = {
  PROVINCE: ['PROVINCE'],
  CITY: ['CITY'],
  DISTRICT: ['DISTRICT'],
  STREET: ['STREET', 'TOWN'],
  COMMUNITY: ['COMMUNITY', 'VILLAGE'],
  GRID: ['GRID'],
  BUILDING: ['BUILDING'],
};
const FINE = ['GRID', 'BUILDING'];

/** Places of a viewer, those below others of the same kind left out. */
function rootsOf(oracle: Oracle, isScreen: boolean): PlaceRow[] {
  const places = oracle.given.flatMap(({ role, place }) =>
    place && (role === 'SCREEN') === isScreen ? [place] : [],
  );
  return places.filter(
    (one) => !places.some((it) => it.path !== one.path && one.path.startsWith(it.path)),
  );
}

export class StatOracle {
  readonly oracle: Oracle;
  private readonly world: World;
  private readonly places: Map<string, PlaceRow>;
  private readonly claims: Map<string, ClaimRow[]>;
  private readonly drawn: Map<string | null, ClaimRow[]>;

  constructor(oracle: Oracle, world: World) {
    this.oracle = oracle;
    this.world = world;
    this.places = new Map(world.places.map((one) => [one.path, one]));
    this.claims = Map.groupBy(world.claims, (one) => one.need_id);
    this.drawn = Map.groupBy(world.claims, (one) => one.resource_id);
  }

  private get units(): string[] {
    return this.oracle.given.flatMap(({ unit }) => (unit ? [unit.id] : []));
  }

  sees(kind: string, row: Counted): boolean {
    if (kind === 'need') return this.oracle.seesNeed(row as StatNeed);
    if (kind === 'claim') return this.oracle.seesClaim(row as StatClaim);
    if (kind === 'project') return this.oracle.seesProject(asProject(row));
    return this.oracle.seesResource(row as StatResource);
  }

  /** Whether money and milestones of a project are for this viewer. */
  reads(project: StatProject): boolean {
    return this.oracle.readsProject(asProject(project));
  }

  claimsOf(need: { id: string }): StatClaim[] {
    const claims = (this.claims.get(need.id) ?? []) as StatClaim[];
    return claims.filter((one) => this.oracle.seesClaim(one));
  }

  /** Those that draw on a resource, as the viewer sees them. */
  claimsOn(resource: { id: string }): StatClaim[] {
    const claims = (this.drawn.get(resource.id) ?? []) as StatClaim[];
    return claims.filter((one) => this.oracle.seesClaim(one));
  }

  /** Whether a row is in the scope; null: the scope is none that the viewer may name. */
  isIn(scope: Scope, kind: string, row: Counted): boolean | null {
    if (scope === null) return true;
    if ('unitId' in scope) {
      return this.oracle.isKnown ? this.isOf([scope.unitId], kind, row) : null;
    }
    if ('placeId' in scope) {
      const place = this.world.places.find(({ id }) => id === scope.placeId);
      if (!place || this.oracle.isTooFine(place)) return false;
      return row.path.startsWith(place.path);
    }
    if (this.isOf(this.units, kind, row)) return true;
    const isOn = (root: PlaceRow, isScreen: boolean) => {
      if (!row.path.startsWith(root.path)) return false;
      if ('mine' in scope || row.path !== root.path) return true;
      // A screen of a community is not told what hangs on it and what below.
      return (
        isScreen &&
        !this.oracle.isStaffOf(root.path) &&
        ['COMMUNITY', 'VILLAGE', ...FINE].includes(root.kind)
      );
    };
    return (
      rootsOf(this.oracle, false).some((one) => isOn(one, false)) ||
      rootsOf(this.oracle, true).some((one) => isOn(one, true))
    );
  }

  private isOf(units: string[], kind: string, row: Counted): boolean {
    if (row.unit_id !== null && units.includes(row.unit_id)) return true;
    if (kind === 'project') return units.some((one) => this.takesPart(one, asProject(row)));
    return kind === 'need' && this.claimsOf(row).some((one) => units.includes(one.unit_id));
  }

  /** As far as the viewer is told: of other units than its own the staff of the place know it. */
  private takesPart(unit: string, project: ProjectRow): boolean {
    const isTold = this.units.includes(unit) || this.oracle.isStaffOf(project.path);
    return isTold && this.oracle.ofUnit(unit).readsProject(project);
  }

  /** The place of a level above a row, or the one right below the scope; null where there is none or it is not known. */
  placeOf(dimension: string, scope: Scope, row: Counted): string | null {
    const keys = row.path.split('.').slice(0, -1);
    const above = keys.flatMap(
      (_, i) => this.places.get(`${keys.slice(0, i + 1).join('.')}.`) ?? [],
    );
    const found =
      dimension === 'CHILD'
        ? this.childOf(scope, row, above)
        : above.find(({ kind }) => KINDS[dimension]?.includes(kind));
    if (!found || (FINE.includes(found.kind) && this.isCoarse(row))) return null;
    return found.id;
  }

  private childOf(scope: Scope, row: Counted, above: PlaceRow[]): PlaceRow | undefined {
    const of = scope && 'placeId' in scope ? scope.placeId : undefined;
    const roots = of
      ? this.world.places.filter(({ id }) => id === of)
      : [...rootsOf(this.oracle, false), ...rootsOf(this.oracle, true)];
    const [root] = roots
      .filter(({ path }) => row.path.startsWith(path))
      .toSorted((a, b) => b.path.length - a.path.length);
    return root && above.find(({ path }) => parentOf(path) === root.path);
  }

  private isCoarse({ path }: Counted): boolean {
    if (this.oracle.isStaffOf(path)) return false;
    return rootsOf(this.oracle, true).some(
      (one) => path.startsWith(one.path) || one.path.startsWith(path),
    );
  }
}

const asProject = (row: Counted) => row as unknown as ProjectRow;
const parentOf = (path: string) => path.replace(/[^.]+\.$/, '');

/** The moment at which the bucket of a moment begins. */
export function bucketOf(moment: Date, bucket: string): Date {
  const there = new Date(moment.getTime() + CHINA_MS);
  const [year, month, day] = [there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()];
  const weekday = (there.getUTCDay() + 6) % 7;
  const begins: Record<string, [number, number, number]> = {
    DAY: [year, month, day],
    WEEK: [year, month, day - weekday],
    MONTH: [year, month, 1],
    QUARTER: [year, month - (month % 3), 1],
    YEAR: [year, 0, 1],
  };
  const [y, m, d] = begins[bucket] ?? [year, month, day];
  return new Date(Date.UTC(y, m, d) - CHINA_MS);
}

/** What is said of some lengths of time, in days. */
export function summaryOf(spans: number[]): Record<string, number | null> {
  const days = spans.map((ms) => ms / DAY_MS).toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (days.length - 1);
    const low = days[Math.floor(place)] ?? 0;
    return low + ((days[Math.ceil(place)] ?? 0) - low) * (place - Math.floor(place));
  };
  const of = (value: () => number) => (days.length === 0 ? null : value());
  return {
    count: days.length,
    average: of(() => days.reduce((sum, one) => sum + one, 0) / days.length),
    minimum: of(() => days[0] ?? 0),
    maximum: of(() => days.at(-1) ?? 0),
    median: of(() => at(0.5)),
    p75: of(() => at(0.75)),
    p90: of(() => at(0.9)),
    p95: of(() => at(0.95)),
  };
}
