/** One project of the demo as it is proposed: its place, its lead, what it is about and what it costs. */
import { DAY_MS } from '../day.ts';
import { dayOf } from '../input.ts';
import type { Project } from '../domain/project/project.entity.ts';
import type { ProjectKind } from '../domain/project/project.enums.ts';
import type { BudgetLine, Milestone } from '../domain/project/project-parts.ts';
import { sumsOf } from '../domain/project/project.rules.ts';
import type { DemoPerson } from './demo-people.ts';
import type { DemoPlace } from './demo-places.ts';
import { MILESTONES, PROJECT_TOPICS } from './project-texts.ts';
import type { Random } from './random.ts';
import { stamps } from './row-stamps.ts';

const YUAN = 100;
/** What the street funds, as a hub has it where nothing else is set. */
const STREET_FEN = 50_000 * YUAN;

export interface ProjectPlan {
  kind: ProjectKind;
  place: DemoPlace;
  lead: DemoPerson;
  leadUnitId: string | null;
}

export function projectOf(plan: ProjectPlan, at: Date, random: Random): Project {
  const { kind, place, lead, leadUnitId } = plan;
  const theme = random.pick(PROJECT_TOPICS);
  const budget = random.chance(0.2) ? [] : budgetFor(theme.purposes, leadUnitId, random);
  const { plannedFen } = sumsOf(budget);
  return {
    id: random.id('project', at),
    number: '',
    kind,
    title: `${place.name}${theme.title}`,
    description: `演示数据：${place.name}${theme.title}项目。`,
    placeId: place.id,
    path: place.path,
    leadId: lead.id,
    leadUnitId,
    unitIds: leadUnitId === null ? [] : [leadUnitId],
    decisionId: null,
    milestones: milestonesFrom(at, random),
    progress: 0,
    budget,
    plannedFen,
    spentFen: 0,
    funder: plannedFen === 0 ? null : plannedFen > STREET_FEN ? 'DISTRICT' : 'STREET',
    state: 'PROPOSED',
    suspendedIn: null,
    reason: null,
    filedAt: null,
    startedAt: null,
    acceptedById: null,
    acceptedAt: null,
    publicisedUntil: null,
    completedAt: null,
    ...stamps(at),
  };
}

function milestonesFrom(at: Date, random: Random): Milestone[] {
  const days = random.whole(20, 30);
  return MILESTONES.map((title, i) => ({
    number: i + 1,
    title,
    dueOn: dayOf(new Date(at.getTime() + (i + 1) * days * DAY_MS)),
    weight: i === 2 ? 3 : 1,
    doneOn: null,
  }));
}

/** Its unit pays for the last line where one leads. */
function budgetFor(
  purposes: readonly string[],
  unitId: string | null,
  random: Random,
): BudgetLine[] {
  return purposes.map((purpose, i) => {
    const isUnits = unitId !== null && i === purposes.length - 1;
    return {
      number: i + 1,
      purpose,
      source: isUnits ? 'UNIT' : random.chance(0.8) ? 'FUND' : 'OTHER',
      unitId: isUnits ? unitId : null,
      plannedFen: random.whole(20, 400) * 100 * YUAN,
      spentFen: 0,
    };
  });
}
