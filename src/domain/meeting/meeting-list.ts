/** The lists of meetings and of decisions: their filters, their pages for a scope, their feeds. */
import type { HubContext } from '../../engine/execution/context.ts';
import { type ListFilter, filterOf } from '../../engine/loading/filter-of.ts';
import {
  CREATED_AT,
  type ListOrder,
  type OrderInput,
  UPDATED_AT,
  orderOf,
} from '../../engine/loading/order-of.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import type { Change } from '../../engine/live/change.ts';
import { dayOf } from '../../input.ts';
import { listOf } from '../listing/list.ts';
import { NEWEST_FIRST } from '../listing/list-order.ts';
import { either } from '../listing/areas.ts';
import { reachIn } from '../listing/reach.ts';
import type { ListRequest } from '../listing/row-feed.ts';
import { type ListScope, within } from '../listing/scope.ts';
import { filterConditions } from '../listing/unit-page.ts';
import { inForce } from '../people/people.loaders.ts';
import { DecisionState, MeetingState } from './meeting.enums.ts';
import { decision, meeting } from './meeting.noun.ts';

/** The committees on which units sit: what they see is said by the policies. */
const seatedOn = (units: readonly string[]): string =>
  `select s.committee_id from seat s where s.unit_id = any(${units.join()})`;

type OfUnits = (units: readonly string[]) => Condition;

const ofMembers: OfUnits = (units) => (sql) =>
  `t.committee_id in (${seatedOn([sql.value(units)])})`;

const ofMembersMeetings: OfUnits = (units) => (sql) =>
  `t.meeting_id in (select m.id from meeting m where m.committee_id in (${seatedOn([sql.value(units)])}))`;

/** What a unit sees to is its own, whether or not it sits there. */
const ofOwners: OfUnits = (units) => (sql) => `t.unit_id = any(${sql.value(units)})`;

const wayBy = (...ways: OfUnits[]) => ({
  ofUnits: (units: readonly string[]) => ways.map((of) => of(units)),
  ofScope: (unitId: string) => either(ways.map((of) => of([unitId]))),
  opened: null,
  hasAreas: false,
});
const meetingWay = wayBy(ofMembers);
const decisionWay = wayBy(ofOwners, ofMembersMeetings);

const MEETING_FILTER = filterOf(
  'MeetingFilter',
  'Which meetings: all that is said must hold 会议筛选',
  {
    state: MeetingState,
    scheduledAt: 'moment',
    heldAt: 'moment',
    createdAt: 'moment',
    updatedAt: 'moment',
  },
);

const DECISION_FILTER = filterOf(
  'DecisionFilter',
  'Which decisions: all that is said must hold 议定事项筛选',
  {
    state: DecisionState,
    dueOn: 'day',
    bodyId: 'id',
    unitId: 'id',
    createdAt: 'moment',
    updatedAt: 'moment',
    isOverdue: {
      sql: (sql, now) => `(t.state = 'OPEN' and t.due_on < ${sql.value(dayOf(now))}::date)`,
      holds: (row, now) => row['state'] === 'OPEN' && String(row['due_on']) < dayOf(now),
    },
  },
);

export const meetingOrder = orderOf(
  { name: 'Meeting', plural: 'meetings', term: '会议' },
  { CREATED_AT, UPDATED_AT },
);

export const decisionOrder = orderOf(
  { name: 'Decision', plural: 'decisions', term: '议定事项' },
  {
    CREATED_AT,
    UPDATED_AT,
    DUE_ON: { term: '完成期限', property: 'dueOn', column: 'due_on', type: 'day' },
  },
);

function pageBy(way: ReturnType<typeof wayBy>, { fields }: ListFilter, order: ListOrder) {
  return async (context: HubContext, scope: ListScope, list: ListRequest): Promise<PageRequest> => {
    const { part, conditions } = within(scope, way.ofScope);
    const reach = await reachIn(scope, context, way);
    return {
      ...reach,
      part: reach.part ?? part,
      conditions: [
        ...conditions,
        ...reach.conditions,
        ...filterConditions(list.filter, fields, context.reads),
      ],
      order: order.read(list.orderBy as OrderInput[] | null, NEWEST_FIRST),
      window: windowOf(list),
    };
  };
}

export const meetingPage = pageBy(meetingWay, MEETING_FILTER, meetingOrder);
export const decisionPage = pageBy(decisionWay, DECISION_FILTER, decisionOrder);

/** Whether the units sit on the committee: of a meeting by itself, of a decision through its meeting; or see to the decision. */
async function belongsTo(
  { kind, before, after }: Change,
  unitIds: readonly unknown[],
  context: HubContext,
): Promise<boolean> {
  const row = after ?? before;
  if (kind === 'decision' && unitIds.includes(row?.['unit_id'])) return true;
  const of = kind === 'meeting' ? 'committee_id' : 'meeting_id';
  const committee =
    kind === 'meeting' ? '$1' : '(select m.committee_id from meeting m where m.id = $1)';
  const rows = await context.reads.query(
    {
      name: 'seat.belongs',
      text: `select true from seat s where s.committee_id = ${committee} and s.unit_id = any($2) and ${inForce('s', '$3')} limit 1`,
    },
    [row?.[of], unitIds, dayOf(context.now())],
  );
  return rows.length > 0;
}

export const meetingList = listOf({
  noun: meeting,
  filter: MEETING_FILTER,
  way: meetingWay,
  belongs: belongsTo,
  page: meetingPage,
});

export const decisionList = listOf({
  noun: decision,
  filter: DECISION_FILTER,
  way: decisionWay,
  belongs: belongsTo,
  page: decisionPage,
});

export const MeetingFilter = MEETING_FILTER.Filter;
export const DecisionFilter = DECISION_FILTER.Filter;
