/** Pages of people: of a scope, by posts and by the bodies in which they sit. */
import { HubError } from '../../errors.ts';
import { dayOf, isGiven, readText } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import type { Part, Range } from '../../engine/loading/part.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { Condition, Sql } from '../../engine/loading/sql.ts';
import type { Viewer } from '../../engine/access/viewer.ts';
import { NEWEST_FIRST } from '../listing/list-order.ts';
import { type ListScope, below, readScope, within } from '../listing/scope.ts';
import { filterConditions } from '../listing/unit-page.ts';
import { rangeBelow } from '../place/path.ts';
import type { PeopleArgs, PlacePeopleArgs } from './people.args.ts';
import { personFilter, personOrder } from './people.filter.ts';
import { asked, inForce } from './people.loaders.ts';

const MOST_BODIES = 5;
const NAME = 40;

const whole: Condition = () => 't.merged_into_id is null';

/** Of the place and those below it; with a post or a day those who hold one there, whosever people they are. */
export function peopleOfPlace(
  context: HubContext,
  { path }: { path: string },
  list: PlacePeopleArgs,
): PageRequest {
  const day = list.at ?? dayOf(context.now());
  return {
    part: asksForPosts(list) ? holdersIn(rangeBelow(path), list, day) : rangeBelow(path),
    conditions: [whole],
    order: NEWEST_FIRST,
    window: windowOf(list),
  };
}

const asksForPosts = ({ post, at }: PlacePeopleArgs) => isGiven(post) || isGiven(at);

function holdersIn(range: Range, { post }: PlacePeopleArgs, day: string): Part {
  return {
    ...range,
    values: [day, ...(post ? [post] : [])],
    ids: (from, to, [on = '', of]) =>
      `select a.person_id from appointment a where a.path >= ${from} and a.path < ${to}
        and ${inForce('a', on)}${of ? ` and a.post = ${of}` : ''}`,
  };
}

/** @throws BAD_USER_INPUT for more bodies than are looked in, NOT_FOUND for a scope that is not seen */
export async function peoplePage(context: HubContext, list: PeopleArgs): Promise<PageRequest> {
  const window = windowOf(list);
  const scope = await readScope(list.scope, context);
  const day = list.at ?? dayOf(context.now());
  const { part, conditions } = asksForPosts(list)
    ? holding(scope, list, day)
    : within(scope, (unitId) => (sql) => `t.unit_id = ${sql.value(unitId)}`);
  return {
    part,
    conditions: [
      whole,
      ...conditions,
      ...(scope.range || scope.unitId ? [] : nobodyWithoutRights(context.viewer)),
      ...seated(list, day),
      ...named(context.viewer, list.name),
      ...leadingNothing(context.viewer, list.leadsNothingSince),
      ...filterConditions(list.filter, personFilter.fields, context.reads),
    ],
    order: personOrder.read(list.orderBy, NEWEST_FIRST),
    window,
  };
}

/** For a viewer without any right no row is looked through. */
function nobodyWithoutRights({ staffPaths, unitIds }: Viewer): Condition[] {
  return staffPaths.length + unitIds.length > 0 ? [] : [() => 'false'];
}

/** The scope is asked of their appointments: of a place those to posts there, of a unit those of its people. */
function holding(
  scope: ListScope,
  { post }: PlacePeopleArgs,
  day: string,
): { part?: Part; conditions: Condition[] } {
  const ofUnit = (unitId: string) => (sql: Sql) =>
    `t.person_id in (select p.id from person p where p.unit_id = ${sql.value(unitId)})`;
  const { part, conditions } = within(scope, ofUnit);
  const held = [
    ...(part && 'from' in part ? [below(part.from)] : []),
    ...conditions,
    ...asked({ at: day, post: post ?? null }),
  ];
  const where = (sql: Sql) => held.map((one) => one(sql)).join(' and ');
  // Conditions are on the alias t: in here that is the appointment.
  return {
    conditions: [(sql) => `t.id in (select t.person_id from appointment t where ${where(sql)})`],
  };
}

/** @throws BAD_USER_INPUT for more bodies than are looked in */
function seated({ seatedIn, inParty, inCivic }: PeopleArgs, day: string): Condition[] {
  const bodies = [...new Set(seatedIn ?? [])];
  if (bodies.length > MOST_BODIES) {
    throw HubError.badInput('seatedIn', `Name ${MOST_BODIES} bodies at most.`);
  }
  const kind = (table: string, column: string, kinds: readonly string[]) =>
    has(
      (sql) =>
        `a.${column} in (select b.id from ${table} b where b.kind = any(${sql.value(kinds)}))`,
      day,
    );
  return [
    ...bodies.map((one) => has((sql) => `a.body_id = ${sql.value(one)}`, day)),
    ...(inParty ? [kind('party_organisation', 'party_organisation_id', inParty)] : []),
    ...(inCivic ? [kind('civic_body', 'civic_body_id', inCivic)] : []),
  ];
}

/** Whether the person has such an appointment on the day, of those that the viewer sees. */
function has(which: (sql: Sql) => string, day: string): Condition {
  return (sql) =>
    `t.id in (select a.person_id from appointment a where ${which(sql)} and ${inForce('a', sql.value(day))})`;
}

/** Asked of the people of the viewer's places; projects of places above count, which it does not see. */
function leadingNothing(viewer: Viewer, since: string | null | undefined): Condition[] {
  if (since === null || since === undefined) return [];
  return [
    (sql) => {
      const places = viewer.staffPaths.map((path) => below(path)(sql));
      if (places.length === 0) return 'false';
      const from = `${sql.value(since)}::date::timestamp at time zone 'Asia/Shanghai'`;
      return `(${places.join(' or ')}) and not leads_since(t.id, ${from})`;
    },
  ];
}

/** What is shown masked is not found by its name. @throws BAD_USER_INPUT where it is empty or too long */
function named(viewer: Viewer, name: string | null | undefined): Condition[] {
  if (name === null || name === undefined) return [];
  const part = readText('name', name, NAME);
  return [
    (sql) => {
      const plain = [
        ...viewer.namePaths.map((path) => below(path)(sql)),
        ...(viewer.unitIds.length > 0 ? [`t.unit_id = any(${sql.value(viewer.unitIds)})`] : []),
      ];
      if (plain.length === 0) return 'false';
      return `(${plain.join(' or ')}) and position(fold_text(${sql.value(part)}) in fold_text(t.name)) > 0`;
    },
  ];
}
