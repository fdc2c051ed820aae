/**
 * What each viewer may see, computed from all rows in plain TypeScript by the domain's rules (sections 5 and 7 of the
 * domain text). Shares no code with the hub and reads no policy: where the two differ, one of them is wrong.
 */
import type {
  PlaceRow,
  NeedRow,
  ClaimRow,
  ResourceRow,
  AgreementRow,
  UnitRow,
  OrganisationRow,
  PersonRow,
  AppointmentRow,
  SeatRow,
  MeetingRow,
  DecisionRow,
  ProjectRow,
  GrantRow,
  World,
} from './rows.ts';

export type * from './rows.ts';

export interface Given {
  role: string;
  place?: PlaceRow;
  unit?: UnitRow;
}

const WORKERS = [
  'DISTRICT_ADMIN',
  'STREET_ADMIN',
  'COMMUNITY_SECRETARY',
  'COMMUNITY_STAFF',
  'GRID_WORKER',
];
const ADMINS = ['DISTRICT_ADMIN', 'STREET_ADMIN'];
const READS_LIKE_STAFF = [...WORKERS, 'AUDITOR', 'INTEGRATION'];

export class Oracle {
  private readonly world: World;
  readonly given: readonly Given[];
  private readonly claimed: Set<string>;
  private readonly inForce: AgreementRow[];

  constructor(world: World, given: Given[]) {
    this.world = world;
    this.given = given;
    const units = this.units();
    this.claimed = new Set(
      world.claims.filter((one) => units.has(one.unit_id)).map((one) => one.need_id),
    );
    this.inForce = world.agreements.filter(
      (one) =>
        units.has(one.unit_id) &&
        one.state === 'ACTIVE' &&
        one.valid_from <= world.today &&
        world.today <= one.valid_until,
    );
  }

  get isKnown(): boolean {
    return this.given.length > 0;
  }

  /** Works for places, and is neither a unit's nor a screen besides. */
  get isStaffAlone(): boolean {
    return this.units().size === 0 && this.given.every(({ role }) => role !== 'SCREEN');
  }

  needs(): NeedRow[] {
    return this.world.needs.filter((one) => this.seesNeed(one));
  }

  seesNeed(need: NeedRow): boolean {
    const isListed = need.listed_at !== null && need.visibility === 'PARTNERS';
    return this.readsNeed(need) || (isListed && this.screenOf(need.path));
  }

  /** By anything but a screen: with all its words. */
  readsNeed(need: NeedRow): boolean {
    if (this.staffOf(need.path)) return true;
    if (need.unit_id !== null && this.units().has(need.unit_id)) return true;
    if (this.claimed.has(need.id)) return true;
    const isOpen = need.state === 'LISTED' && need.visibility === 'PARTNERS';
    return isOpen && this.isOpened('NEEDS', need.path, [need.category]);
  }

  /** Null where a screen alone shows it. */
  titleOf(need: NeedRow): string | null {
    return this.readsNeed(need) || need.is_public ? need.title : null;
  }

  descriptionOf(need: NeedRow): string | null {
    return this.readsNeed(need) ? need.description : null;
  }

  measureOf(need: NeedRow): string | null {
    return this.readsNeed(need) ? need.unit_of_measure : null;
  }

  /** Its place, or for screens the community above it. */
  originOf(need: { path: string; place_id: string }): string {
    if (!this.screenOf(need.path) || this.staffOf(need.path)) return need.place_id;
    const above = this.world.places.filter((one) => need.path.startsWith(one.path));
    const coarse = above.filter((one) => one.kind !== 'GRID' && one.kind !== 'BUILDING');
    return coarse.toSorted((a, b) => b.path.length - a.path.length)[0]?.id ?? '';
  }

  seesClaim(claim: ClaimRow): boolean {
    if (this.readsClaim(claim)) return true;
    const need = this.world.needById.get(claim.need_id);
    return this.screenOf(claim.path) && need !== undefined && this.seesNeed(need);
  }

  readsClaim(claim: ClaimRow): boolean {
    if (this.staffOf(claim.path) || this.units().has(claim.unit_id)) return true;
    const raiser = this.world.needById.get(claim.need_id)?.unit_id;
    return typeof raiser === 'string' && this.units().has(raiser);
  }

  seesResource(resource: ResourceRow): boolean {
    const isShown = this.isShared(resource) && this.screenOf(resource.path);
    return isShown || this.readsResource(resource);
  }

  readsResource(resource: ResourceRow): boolean {
    if (this.staffOf(resource.path)) return true;
    if (this.units().has(resource.unit_id)) return true;
    return (
      this.isShared(resource) && this.isOpened('RESOURCES', resource.path, resource.categories)
    );
  }

  private isShared({ state, open_to: openTo }: ResourceRow): boolean {
    return state === 'LISTED' && openTo === 'PARTNERS';
  }

  seesAgreement(agreement: AgreementRow): boolean {
    const { path, state } = agreement;
    return this.readsAgreement(agreement) || (state === 'ACTIVE' && this.screenOf(path));
  }

  /** A draft is for the side that writes it. */
  readsAgreement({ path, unit_id: unitId, state, proposed_by: side }: AgreementRow): boolean {
    const isShown = (to: string) => state !== 'DRAFT' || side === to;
    return (
      (this.staffOf(path) && isShown('PLACE')) || (this.units().has(unitId) && isShown('UNIT'))
    );
  }

  /** What waits to be read. */
  ownsResource({ path, unit_id: unitId }: ResourceRow): boolean {
    return this.staffOf(path) || this.units().has(unitId);
  }

  /** Who holds a post or held one is known to all who work anywhere; a unit's people to their own unit, of units. */
  seesPerson({ id, path, unit_id: unitId }: PersonRow): boolean {
    if (this.staffOf(path)) return true;
    if (unitId !== null && this.units().has(unitId)) return true;
    const isAppointed = this.world.appointments.some((one) => one.person_id === id);
    if (!isAppointed) return false;
    return this.isStaffAnywhere || (unitId === null && this.units().size > 0);
  }

  seesAppointment({ unit_id: unitId }: AppointmentRow): boolean {
    if (this.isStaffAnywhere) return true;
    return unitId === null ? this.units().size > 0 : this.units().has(unitId);
  }

  seesSeat({ unit_id: unitId }: SeatRow): boolean {
    return this.isStaffAnywhere || this.units().has(unitId);
  }

  /** The place's, and those of committees on which its units sit today. */
  seesMeeting({ path, committee_id: committee }: MeetingRow): boolean {
    if (this.staffOf(path)) return true;
    const { today, seats } = this.world;
    return seats.some(
      (one) =>
        one.committee_id === committee &&
        this.units().has(one.unit_id) &&
        one.valid_from <= today &&
        (one.valid_until === null || one.valid_until >= today),
    );
  }

  seesOfMeeting({ meeting_id: id }: { meeting_id: string }): boolean {
    const meeting = this.world.meetings.find((one) => one.id === id);
    return meeting !== undefined && this.seesMeeting(meeting);
  }

  /** Those of meetings that it sees, and those that its units see to. */
  seesDecision(decision: DecisionRow): boolean {
    const { unit_id: unitId } = decision;
    return (unitId !== null && this.units().has(unitId)) || this.seesOfMeeting(decision);
  }

  /** Units read them once they are confirmed. */
  minutesOf({ path, state, minutes }: MeetingRow): string | null {
    return this.staffOf(path) || ['MINUTES_CONFIRMED', 'CLOSED'].includes(state) ? minutes : null;
  }

  seesAttendance({ path, unit_id: unitId }: { path: string; unit_id: string }): boolean {
    return this.staffOf(path) || this.units().has(unitId);
  }

  /** Figures are published once they are confirmed; before and after that they are the place's. */
  seesFigureReport({ path, state }: { path: string; state: string }): boolean {
    return state === 'CONFIRMED' || this.isStaffOf(path);
  }

  /** Histories of meetings are the place's; of a decision also its unit's. */
  seesStepsOfDecision({ path, unit_id: unitId }: DecisionRow): boolean {
    return this.staffOf(path) || (unitId !== null && this.units().has(unitId));
  }

  /** Its name as it is shown: plain for the staff of its place and for its unit. */
  nameOf({ path, unit_id: unitId, name }: PersonRow): string | null {
    const isOwn = unitId !== null && this.units().has(unitId);
    return isOwn ? name : this.name(path, name);
  }

  /** As its liaison sees it. */
  ofUnit(id: string): Oracle {
    const unit = this.world.units.find((one) => one.id === id);
    return new Oracle(this.world, unit ? [{ role: 'UNIT_LIAISON', unit }] : []);
  }

  /** Screens from its filing on. */
  seesProject(project: ProjectRow): boolean {
    const isFiled = project.filed_at !== null && this.screenOf(project.path);
    return isFiled || this.readsProject(project);
  }

  /** Its place's staff; of units which leads it, whose needs it meets, whose resources it uses. */
  readsProject(project: ProjectRow): boolean {
    if (this.staffOf(project.path)) return true;
    const units = this.units();
    const needs = this.world.projectNeeds
      .filter((one) => one.project_id === project.id)
      .map((one) => this.world.needById.get(one.need_id)?.unit_id);
    const used = this.world.projectResources.filter((one) => one.project_id === project.id);
    const resources = this.world.resources
      .filter(({ id }) => used.some((one) => one.resource_id === id))
      .map((one) => one.unit_id);
    return [project.lead_unit_id, ...needs, ...resources].some((id) => id && units.has(id));
  }

  /** Of people of its places it is told whether they lead a secretary project since then, also where it sees none. */
  leadsSince({ id, path }: PersonRow, since: Date): boolean {
    if (!this.staffOf(path)) return false;
    const rows = this.world.people.filter((one) => one.id === id || one.merged_into_id === id);
    return this.world.projects.some(
      (one) =>
        one.kind === 'SECRETARY' &&
        one.state !== 'CANCELLED' &&
        (one.completed_at === null || one.completed_at >= since) &&
        rows.some((row) => row.id === one.lead_id),
    );
  }

  private get isStaffAnywhere(): boolean {
    return this.given.some(({ role }) => READS_LIKE_STAFF.includes(role));
  }

  seesStepsOfResource({ path, unit_id: unitId }: ResourceRow): boolean {
    return this.staffOf(path) || this.units().has(unitId);
  }

  seesStepsOfClaim(claim: ClaimRow): boolean {
    const raiser = this.world.needById.get(claim.need_id)?.unit_id;
    const isOwn = this.units().has(claim.unit_id) || (raiser && this.units().has(raiser));
    return Boolean(isOwn) || this.staffOf(claim.path);
  }

  seesStepsOfAgreement(agreement: AgreementRow): boolean {
    return this.readsAgreement(agreement);
  }

  seesAudit({ path }: { path: string | null }): boolean {
    if (path === null) return this.given.some(({ role }) => role === 'AUDITOR');
    return this.on(path, ['AUDITOR']);
  }

  get isAdmin(): boolean {
    return this.given.some(({ role }) => ADMINS.includes(role));
  }

  /** Grants in the places that it administers; of a unit's, where the unit is. */
  seesGrant({ path, unit_id: unitId }: GrantRow): boolean {
    const unit = this.world.units.find((one) => one.id === unitId);
    return this.on(path ?? unit?.path ?? '', ADMINS);
  }

  /** Walls in the places that it administers. */
  seesScreenLink({ path }: { path: string }): boolean {
    return this.on(path, ADMINS);
  }

  /** Accounts with such a grant. */
  accounts(): Set<string> {
    const seen = this.world.grants.filter((one) => this.seesGrant(one));
    return new Set(seen.map((one) => one.account_id));
  }

  /** Name and telephone of a unit's liaison; through a claim that stands, plain for its two sides. */
  liaison(
    unit: UnitRow,
    claim?: ClaimRow,
  ): { contactName: string | null; officePhone: string | null } {
    const { liaison_name: name, office_phone: phone } = unit;
    const stands =
      claim && ['ACCEPTED', 'DELIVERING', 'DELIVERED', 'CONFIRMED'].includes(claim.state);
    const isOwn = this.units().has(unit.id);
    if (isOwn || (stands && this.worksFor(claim.path)))
      return { contactName: name, officePhone: phone };
    if (stands || !this.worksFor(unit.path)) return { contactName: null, officePhone: null };
    const masked = phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    return { contactName: name && `${Array.from(name)[0]}*`, officePhone: masked };
  }

  isStaffOf(path: string): boolean {
    return this.staffOf(path);
  }

  isScreenOf(path: string): boolean {
    return this.screenOf(path);
  }

  /** Its steps: for staff, its raiser and its claimants. */
  stepsOf(need: NeedRow): { version: number; actor: string | null }[] {
    const isOwn =
      (need.unit_id !== null && this.units().has(need.unit_id)) || this.claimed.has(need.id);
    if (!isOwn && !this.staffOf(need.path)) return [];
    const steps = this.world.steps.get(need.id) ?? [];
    return steps.map(({ version, actor }) => ({ version, actor: this.name(need.path, actor) }));
  }

  unit(
    unit: UnitRow,
  ): { id: string; name: string; code: string | null; version: number | null } | null {
    if (!this.isKnown) return null;
    const isOpen =
      this.units().has(unit.id) || this.given.some(({ role }) => READS_LIKE_STAFF.includes(role));
    return {
      id: unit.id,
      name: unit.name,
      code: isOpen ? unit.code : null,
      version: isOpen ? unit.version : null,
    };
  }

  /** A person's name as it is shown. */
  name(path: string, name: string | null): string | null {
    if (name === null) return null;
    if (this.worksFor(path)) return name;
    if (this.isOnlyScreen()) return null;
    return `${Array.from(name)[0]}*`;
  }

  /** A small count is hidden; where it is the only one below its parent, the next smallest with it. */
  members(of: OrganisationRow): number | null {
    const { path, parent_id: parent, member_count: count } = of;
    if (this.worksFor(path) || !this.isOnlyScreen()) return count;
    if (count < 5) return null;
    const beside = this.world.organisations
      .filter((one) => parent !== null && one.parent_id === parent)
      .toSorted((a, b) => a.member_count - b.member_count || (a.id < b.id ? -1 : 1));
    const small = beside.filter((one) => one.member_count < 5).length;
    return small === 1 && beside[1]?.id === of.id ? null : count;
  }

  /** Needs in and below a place; null where it may list nothing there. */
  needsIn(place: PlaceRow): NeedRow[] | null {
    const reach = this.given.some(
      (one) =>
        one.unit ||
        (one.place &&
          (place.path.startsWith(one.place.path) || one.place.path.startsWith(place.path))),
    );
    if (!reach || this.isTooFine(place)) return null;
    return this.needs().filter((one) => one.path.startsWith(place.path));
  }

  /** A screen cannot ask below the community. */
  isTooFine(place: PlaceRow): boolean {
    const isFine = place.kind === 'GRID' || place.kind === 'BUILDING';
    return isFine && this.screenOf(place.path) && !this.staffOf(place.path);
  }

  /** Whether all grants are of one kind: then counters know what it sees. */
  isOnly(kind: 'staff' | 'screen'): boolean {
    const roles = kind === 'staff' ? READS_LIKE_STAFF : ['SCREEN'];
    return this.given.every(({ role }) => roles.includes(role));
  }

  /** Whether counters know the needs that it sees: screens that staff has besides show nothing more. */
  get areNeedsCounted(): boolean {
    const ofScreens = this.given.filter(({ role }) => role === 'SCREEN');
    const others = this.given.filter(({ role }) => role !== 'SCREEN');
    return (
      ofScreens.length === this.given.length ||
      (others.every(({ role }) => READS_LIKE_STAFF.includes(role)) &&
        ofScreens.every(({ place }) => this.staffOf(place?.path ?? '')))
    );
  }

  private isOnlyScreen(): boolean {
    return this.given.every(({ role }) => role === 'SCREEN');
  }

  private worksFor(path: string): boolean {
    return this.on(path, WORKERS);
  }

  private staffOf(path: string): boolean {
    return this.on(path, READS_LIKE_STAFF);
  }

  private screenOf(path: string): boolean {
    return this.on(path, ['SCREEN']);
  }

  private on(path: string, roles: string[]): boolean {
    return this.given.some(
      ({ role, place }) => place && roles.includes(role) && path.startsWith(place.path),
    );
  }

  private units(): Set<string> {
    return new Set(this.given.flatMap(({ unit }) => (unit ? [unit.id] : [])));
  }

  /** By an agreement that names neither list, category nor place, or those of the row; it has one of its categories at least. */
  private isOpened(list: string, path: string, categories: string[]): boolean {
    return this.inForce.some((one) => {
      const named = one.opened_categories;
      return (
        path.startsWith(one.path) &&
        one.opened_lists.includes(list) &&
        (named === null || categories.some((category) => named.includes(category))) &&
        this.namesPlace(one, path)
      );
    });
  }

  /** A place that was moved out of the agreement's own is named in vain. */
  private namesPlace({ path: own, opened_place_ids: ids }: AgreementRow, path: string): boolean {
    if (ids === null) return true;
    const places = this.world.places.filter((one) => ids.includes(one.id));
    return places.some((one) => one.path.startsWith(own) && path.startsWith(one.path));
  }

  /** Of each of its units the needs that it raised and claimed. */
  needsOfUnits({ needs, claims }: World): string[] {
    const raised = needs.map((one) => [one.unit_id, one.id] as const);
    const claimed = claims.map((one) => [one.unit_id, one.need_id] as const);
    const own = [...raised, ...claimed].filter(([unit]) => this.units().has(unit ?? ''));
    return [...new Set(own.map(([unit, need]) => `${unit} ${need}`))];
  }

  /** In or below what an agreement in force opens to one of its units whole. */
  isOpenedWhole(path: string): boolean {
    return this.inForce.some(
      (one) =>
        path.startsWith(one.path) &&
        one.opened_lists.length === 2 &&
        one.opened_categories === null &&
        one.opened_place_ids === null,
    );
  }
}
