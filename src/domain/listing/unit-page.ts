/** Pages of lists whose rows each belong to one unit. */
import type { Snapshot } from '../../engine/database/snapshot.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { isGiven } from '../../input.ts';
import type { FilterFields, FilterInput, Operators } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { ListOrder, OrderInput } from '../../engine/loading/order-of.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { windowOf } from '../../engine/loading/paging.ts';
import type { Condition } from '../../engine/loading/sql.ts';
import { type Tallies, keptTotal } from './kept-total.ts';
import { NEWEST_FIRST } from './list-order.ts';
import type { ListRequest } from './row-feed.ts';
import { type Way, reachIn } from './reach.ts';
import { type ListScope, within } from './scope.ts';

type Paged = Way & {
  fields: FilterFields;
  order?: ListOrder | undefined;
  tallies?: Tallies | undefined;
};

/** Of a list whose rows each belong to one unit, the newest first where no other order is asked for. */
export async function unitPage(
  context: HubContext,
  scope: ListScope,
  list: ListRequest,
  { fields, order, tallies, ...way }: Paged,
): Promise<PageRequest> {
  const window = windowOf(list);
  const { conditions, ...rows } = await unitRows(context, scope, way);
  const filters = filterConditions(list.filter, fields, context.reads);
  return {
    ...rows,
    conditions: [...conditions, ...filters],
    order: order?.read(list.orderBy as OrderInput[] | null, NEWEST_FIRST) ?? NEWEST_FIRST,
    window,
    kept: filters.length > 0 ? undefined : keptTotal(scope, context, tallies),
  };
}

/** The rows of a list: which part of a table, by which ways, under which conditions. */
export type Rows = Pick<PageRequest, 'part' | 'anyOf' | 'conditions'>;

/** The rows of a scope, of a list whose rows each belong to one unit. */
export async function unitRows(context: HubContext, scope: ListScope, way: Way): Promise<Rows> {
  const { part, conditions } = within(
    scope,
    way.ofScope ?? ((unitId) => (sql) => `t.unit_id = ${sql.value(unitId)}`),
    way.hasAreas,
  );
  const reach = await reachIn(scope, context, way);
  return { ...reach, part: reach.part ?? part, conditions: [...conditions, ...reach.conditions] };
}

/** What the filter asks for, as of the moment of what is read; nothing where there is none. @throws BAD_USER_INPUT */
export function filterConditions(
  filter: object | null | undefined,
  fields: FilterFields,
  { asOf }: Pick<Snapshot, 'asOf'>,
): Condition[] {
  return filter ? [conditionOf(plainly(filter as FilterInput), fields, asOf)] : [];
}

/** Who asks for one of a list of values asks for that value: so said, an index of it gives the list's order. */
function plainly(filter: FilterInput): FilterInput {
  const said = Object.entries(filter).map(([name, asked]) => [name, oneOf(asked) ?? asked]);
  return Object.fromEntries(said) as FilterInput;
}

function oneOf(asked: unknown): Operators | undefined {
  if (typeof asked !== 'object' || asked === null || !('in' in asked)) return undefined;
  const { in: values, ...others } = asked as Operators;
  const [value] = values ?? [];
  if (values?.length !== 1 || value === undefined || isGiven(others.eq)) return undefined;
  return { ...others, eq: value };
}
