/**
 * Projects of the demo: for each community and village one that its secretary leads, and as many others as make 120; with
 * needs that were open when they were joined, and resources that serve the place.
 */
import type { StateStep } from '../engine/noun/steps.ts';
import type { Matter } from '../domain/meeting/matter.entity.ts';
import type { Claim } from '../domain/need/claim.entity.ts';
import type { Need } from '../domain/need/need.entity.ts';
import type { Project } from '../domain/project/project.entity.ts';
import type { ProjectNeed, ProjectResource } from '../domain/project/project-joined.entity.ts';
import type { DemoDecision } from './demo-meetings.ts';
import type { DemoUnit } from './demo-partnership.ts';
import type { DemoAppointment, DemoPerson } from './demo-people.ts';
import type { DemoPlace } from './demo-places.ts';
import { type ProjectPlan, projectOf } from './demo-project.ts';
import { ProjectStory } from './project-story.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';
import { StoryTime } from './story-time.ts';

const COUNT = 120;
const HOURS_BACK = 330 * 24;

export interface DemoDistrict {
  places: readonly DemoPlace[];
  units: readonly DemoUnit[];
  people: readonly DemoPerson[];
  appointments: readonly DemoAppointment[];
  needs: readonly Need[];
  claims: readonly Claim[];
  decisions: readonly DemoDecision[];
}

export class DemoProjects {
  readonly projects: Project[] = [];
  readonly steps: StateStep[] = [];
  readonly needs: ProjectNeed[] = [];
  readonly resources: ProjectResource[] = [];
  readonly matters: Matter[] = [];
  private readonly district: DemoDistrict;
  private readonly random: Random;
  private readonly asOf: Date;
  private readonly taken = new Set<string>();
  private readonly secretaries: ReadonlyMap<string, DemoPerson>;

  constructor(district: DemoDistrict, random: Random, asOf: Date) {
    this.district = district;
    this.random = random;
    this.asOf = asOf;
    // What waits for its confirmation would have been confirmed with the project.
    for (const { state, needId } of district.claims)
      if (state === 'DELIVERED') this.taken.add(needId);
    this.secretaries = secretariesOf(district);
  }

  /** A secretary project is left out where no need was open in time. */
  add(plan: ProjectPlan): void {
    const { random, asOf } = this;
    const at = this.momentFor(plan);
    if (!at) return;
    const project = projectOf(plan, at, random);
    const joined = [...this.joinNeeds(project), ...this.joinResources(project)];
    const decisions = this.district.decisions.filter(({ path }) => project.path.startsWith(path));
    const time = new StoryTime(random, at, asOf);
    const story = new ProjectStory(project, time, { inspectorId: this.inspector(plan), decisions });
    story.tell(joined);
    project.unitIds.sort();
    const isOver = project.state === 'COMPLETED' || project.state === 'CANCELLED';
    for (const one of this.needs) if (one.projectId === project.id) one.isCurrent = !isOver;
    this.projects.push(project);
    this.steps.push(...story.steps);
  }

  /** Decisions on which projects rest are about them, from when those were deliberated on. */
  nameInDecisions(): void {
    const made = new Map(this.district.decisions.map((one) => [one.id, one]));
    const steps = this.steps.filter(({ command }) => command === 'deliberateProject');
    const decided = new Map(steps.map(({ objectId, at }) => [objectId, at]));
    for (const { id: projectId, decisionId } of this.projects) {
      const [decision, at] = [made.get(decisionId ?? ''), decided.get(projectId)];
      if (!decision || !at) continue;
      const { meetingId, path } = decision;
      const none = { agendaItemId: null, needId: null, resourceId: null, agreementId: null };
      const named = { id: this.random.id('matter', at), meetingId, path, ...none };
      this.matters.push({ ...named, decisionId, projectId, ...stamps(at) });
    }
  }

  /** Of the place above: another than the lead. */
  private inspector({ place, lead }: ProjectPlan): string {
    const above = this.district.places.filter(
      ({ path, id }) => place.path.startsWith(path) && id !== place.id,
    );
    const found = above.flatMap(({ id }) => this.secretaries.get(id) ?? []);
    const other = found.findLast(({ id }) => id !== lead.id);
    if (!other) throw new Error('nobody above the place can accept the project');
    return other.id;
  }

  /** When something was open there: a secretary project has a need. */
  private momentFor({ kind, place }: ProjectPlan): Date | undefined {
    for (let tries = 0; tries < 50; tries += 1) {
      const at = this.random.hoursAfter(this.asOf, -HOURS_BACK, -24 * 3);
      if (kind === 'ORDINARY' || this.openAt(place.path, at).length > 0) return at;
    }
    return undefined;
  }

  private openAt(path: string, at: Date): Need[] {
    const wasOpen = (need: Need) => need.createdAt < at && (isOpen(need) || need.updatedAt > at);
    return this.district.needs.filter(
      (one) => one.path.startsWith(path) && !this.taken.has(one.id) && wasOpen(one),
    );
  }

  private joinNeeds(project: Project): string[] {
    const { createdAt: at } = project;
    const open = this.openAt(project.path, at);
    // The latest that arose before it: one or two.
    const chosen = open.slice(-this.random.whole(1, 2));
    for (const { id: needId, unitId } of chosen) {
      this.taken.add(needId);
      const id = this.random.id('project_need', at);
      this.needs.push({ id, projectId: project.id, needId, isCurrent: true, createdAt: at });
      nameUnit(project, unitId);
    }
    return chosen.map(() => 'joinNeedToProject');
  }

  private joinResources(project: Project): string[] {
    const { createdAt: at, path } = project;
    const serving = this.district.units.flatMap(({ resources }) =>
      resources.filter(
        (one) => one.createdAt < at && (path.startsWith(one.path) || one.path.startsWith(path)),
      ),
    );
    if (serving.length === 0 || this.random.chance(0.3)) return [];
    const { id: resourceId, unitId } = this.random.pick(serving);
    const id = this.random.id('project_resource', at);
    this.resources.push({ id, projectId: project.id, resourceId, createdAt: at });
    nameUnit(project, unitId);
    return ['joinResourceToProject'];
  }
}

/** All of them. */
export function demoProjects(district: DemoDistrict, random: Random, asOf: Date): DemoProjects {
  const all = new DemoProjects(district, random, asOf);
  const secretaries = secretariesOf(district);
  const places = district.places.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  for (const place of places) {
    const lead = secretaries.get(place.id);
    if (lead) all.add({ kind: 'SECRETARY', place, lead, leadUnitId: null });
  }
  const upper = district.places.filter(({ kind }) => kind === 'STREET' || kind === 'TOWN');
  const others = Math.max(0, Math.round((COUNT * places.length) / 51) - all.projects.length);
  for (let i = 0; i < others; i += 1) {
    all.add(ordinaryAt(random.pick(random.chance(0.8) ? places : upper), district, random));
  }
  all.nameInDecisions();
  return all;
}

/** Led by a unit that has an agreement there, or by somebody of the place. */
function ordinaryAt(place: DemoPlace, district: DemoDistrict, random: Random): ProjectPlan {
  const units = district.units.filter(({ agreements }) =>
    agreements.some(({ path, state }) => state === 'ACTIVE' && place.path.startsWith(path)),
  );
  const isLedByUnit = units.length > 0 && random.chance(0.4);
  const leadUnitId = isLedByUnit ? random.pick(units).unit.id : null;
  const people = district.people.filter((one) =>
    leadUnitId === null
      ? one.unitId === null && one.placeId === place.id
      : one.unitId === leadUnitId,
  );
  return { kind: 'ORDINARY', place, lead: random.pick(people), leadUnitId };
}

/** In office, by their place. */
function secretariesOf({ people, appointments }: DemoDistrict): Map<string, DemoPerson> {
  const byId = new Map(people.map((one) => [one.id, one]));
  const held = appointments.filter(
    ({ post, validUntil }) => post === 'SECRETARY' && validUntil === null,
  );
  return new Map(
    held.flatMap(({ personId }) => {
      const person = byId.get(personId);
      return person ? [[person.placeId, person] as const] : [];
    }),
  );
}

function isOpen({ state }: Need): boolean {
  return !['CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN'].includes(state);
}

function nameUnit(project: Project, unitId: string | null): void {
  if (unitId !== null && !project.unitIds.includes(unitId)) project.unitIds.push(unitId);
}
