/**
 * Projects of the demo: for each community and village one that its secretary leads, and as many others as make 120; with
 * needs that were open when they were joined, closed by now where it is completed, and resources that serve the place.
 */
import type { StateStep } from '../engine/noun/steps.ts';
import type { Matter } from '../domain/meeting/matter.entity.ts';
import type { Claim } from '../domain/need/claim.entity.ts';
import type { Need } from '../domain/need/need.entity.ts';
import type { Project } from '../domain/project/project.entity.ts';
import type { ProjectNeed, ProjectResource } from '../domain/project/project-joined.entity.ts';
import type { DemoDecision } from './demo-agenda.ts';
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

  /** A secretary project is left out where no need fits it, whenever it is proposed and whatever becomes of it. */
  add(plan: ProjectPlan): void {
    for (let tries = 0; tries < 50; tries += 1) {
      const at = this.random.hoursAfter(this.asOf, -HOURS_BACK, -24 * 3);
      const story = this.told(plan, at);
      const { project } = story;
      const needs = this.needsFor(project);
      if (needs.length === 0 && plan.kind === 'SECRETARY') continue;
      story.insert([...this.joinNeeds(project, needs), ...this.joinResources(project)]);
      project.unitIds.sort();
      this.projects.push(project);
      this.steps.push(...story.steps);
      return;
    }
  }

  private told(plan: ProjectPlan, at: Date): ProjectStory {
    const { random, asOf } = this;
    const project = projectOf(plan, at, random);
    const decisions = this.district.decisions.filter(
      ({ path, state }) => project.path.startsWith(path) && state !== 'MOVED',
    );
    const time = new StoryTime(random, at, asOf);
    const story = new ProjectStory(project, time, { inspectorId: this.inspector(plan), decisions });
    story.tell();
    return story;
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

  /**
   * One or two that arose before it, the latest: of a completed project such as were closed while it lasted, of one that
   * goes on such as are open still.
   */
  private needsFor({ state, path, createdAt: at, completedAt }: Project): Need[] {
    const fits = (need: Need) => {
      if (state === 'CANCELLED') return isOpen(need) || need.updatedAt > at;
      if (completedAt === null) return isOpen(need);
      const { closedAt } = need;
      return (
        need.state === 'CLOSED' && closedAt !== null && closedAt > at && closedAt < completedAt
      );
    };
    const fitting = this.district.needs.filter(
      (one) =>
        one.path.startsWith(path) && one.createdAt < at && !this.taken.has(one.id) && fits(one),
    );
    return fitting.slice(-this.random.whole(1, 2));
  }

  private joinNeeds(project: Project, needs: readonly Need[]): string[] {
    const { createdAt: at, state } = project;
    const isCurrent = state !== 'COMPLETED' && state !== 'CANCELLED';
    for (const { id: needId, unitId } of needs) {
      this.taken.add(needId);
      const id = this.random.id('project_need', at);
      this.needs.push({ id, projectId: project.id, needId, isCurrent, createdAt: at });
      nameUnit(project, unitId);
    }
    return needs.map(() => 'joinNeedToProject');
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
