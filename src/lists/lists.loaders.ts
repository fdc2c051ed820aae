import type { Snapshot } from '../database/reader.ts';
import { BY_VERSION } from '../lifecycle/step.resolver.ts';
import { among } from '../loading/among.ts';
import { type FilterFields, type FilterInput, conditionOf } from '../loading/filter.ts';
import { loadBy } from '../loading/load-by.ts';
import { loadOne } from '../loading/load-one.ts';
import { loadPageOf } from '../loading/load-page-of.ts';
import { type PageRequest, loadPage } from '../loading/load-page.ts';
import type { Row } from '../loading/node.ts';
import { loadSeen } from '../loading/seen-images.ts';
import { type PagingArgs, windowOf } from '../loading/paging.ts';
import { type Searched, readSearch, searchConditions } from '../loading/search.ts';
import type { Condition } from '../loading/sql.ts';
import { ClaimStep } from './claim-step.entity.ts';
import { Claim } from './claim.entity.ts';
import { CLAIM_FIELDS } from './claim.filter.ts';
import type { ClaimFilter } from './claim.inputs.ts';
import { NeedStep } from './need-step.entity.ts';
import { needCountLoaders } from './need-counts.ts';
import { Need } from './need.entity.ts';
import { NEED_FIELDS, NEWEST_FIRST, OLDEST_FIRST, needOfUnit, needOrder } from './need.filter.ts';
import type { NeedFilter, NeedOrder } from './need.inputs.ts';
import { ResourceStep } from './resource-step.entity.ts';
import { Resource } from './resource.entity.ts';
import { RESOURCE_FIELDS } from './resource.filter.ts';
import type { ResourceFilter } from './resource.inputs.ts';
import { type ListScope, within } from './scope.ts';
import { rangeOf, sliceOf } from './slice.ts';

export type NeedRow = Row<Need>;
export type ClaimRow = Row<Claim>;
export type ResourceRow = Row<Resource>;

/** The unit that raised a need, else the place of the path. */
export type Raiser = Pick<NeedRow, 'path' | 'unitId'>;

export const LISTS_LOADERS = {
  need: (reads: Snapshot) => loadOne<NeedRow>(reads, 'lists.need', Need),
  /** Whether the viewer sees a row of the journal as one of the list. */
  seenNeedImage: (reads: Snapshot) => loadSeen(reads, Need),
  needByNumber: (reads: Snapshot) => loadOne<NeedRow>(reads, 'lists.needByNumber', Need, 'number'),
  /** Whose need it is, for commands that are for its raiser: whatever fields are asked for. */
  raiserOfNeed: (reads: Snapshot) =>
    loadBy<string, Raiser | null>(
      async (ids) => {
        const rows = await reads.query<Raiser & { id: string }>(
          {
            name: 'lists.raiserOfNeed',
            text: 'select t.id, t.path, t.unit_id as "unitId" from need t where t.id = any($1)',
            isPrepared: true,
          },
          [ids],
        );
        return new Map(rows.map((row) => [row.id, row]));
      },
      () => null,
    ),
  needs: (reads: Snapshot) => loadPage<NeedRow>(reads, 'lists.needs', Need),
  needCounts: (reads: Snapshot) => needCountLoaders(reads),
  stepsOfNeed: (reads: Snapshot) =>
    loadPageOf<Row<NeedStep>>(reads, {
      name: 'lists.stepsOfNeed',
      entity: NeedStep,
      key: 'needId',
      order: BY_VERSION,
      through: 'Need.history',
    }),
  claim: (reads: Snapshot) => loadOne<ClaimRow>(reads, 'lists.claim', Claim),
  seenClaimImage: (reads: Snapshot) => loadSeen(reads, Claim),
  claimByNumber: (reads: Snapshot) =>
    loadOne<ClaimRow>(reads, 'lists.claimByNumber', Claim, 'number'),
  claims: (reads: Snapshot) =>
    loadPage<ClaimRow>(reads, 'lists.claims', Claim, ['Query.claims', 'PartnerUnit.claims']),
  /** The units that have claimed a need, of those claims that are seen. */
  claimantsOfNeed: (reads: Snapshot) =>
    loadBy<string, string[]>(
      async (ids) => {
        const one = among('t.need_id', ids);
        const rows = await reads.query<{ of: string; units: string[] }>(
          {
            name: 'lists.claimantsOfNeed',
            text: `select t.need_id as of, array_agg(distinct t.unit_id) as units from claim t
              where ${one.text} group by t.need_id`,
            isPrepared: true,
          },
          [one.value],
        );
        return new Map(rows.map(({ of, units }) => [of, units]));
      },
      () => [],
    ),
  claimsOfNeed: (reads: Snapshot) =>
    loadPageOf<ClaimRow>(reads, {
      name: 'lists.claimsOfNeed',
      entity: Claim,
      key: 'needId',
      order: OLDEST_FIRST,
      through: 'Need.claims',
    }),
  claimsOfResource: (reads: Snapshot) =>
    loadPageOf<ClaimRow>(reads, {
      name: 'lists.claimsOfResource',
      entity: Claim,
      key: 'resourceId',
      order: OLDEST_FIRST,
      through: 'Resource.claims',
    }),
  stepsOfClaim: (reads: Snapshot) =>
    loadPageOf<Row<ClaimStep>>(reads, {
      name: 'lists.stepsOfClaim',
      entity: ClaimStep,
      key: 'claimId',
      order: BY_VERSION,
      through: 'Claim.history',
    }),
  resource: (reads: Snapshot) => loadOne<ResourceRow>(reads, 'lists.resource', Resource),
  seenResourceImage: (reads: Snapshot) => loadSeen(reads, Resource),
  resourceByNumber: (reads: Snapshot) =>
    loadOne<ResourceRow>(reads, 'lists.resourceByNumber', Resource, 'number'),
  resources: (reads: Snapshot) => loadPage<ResourceRow>(reads, 'lists.resources', Resource),
  stepsOfResource: (reads: Snapshot) =>
    loadPageOf<Row<ResourceStep>>(reads, {
      name: 'lists.stepsOfResource',
      entity: ResourceStep,
      key: 'resourceId',
      order: BY_VERSION,
      through: 'Resource.history',
    }),
};

export interface NeedList extends PagingArgs {
  filter?: NeedFilter | null;
  search?: string | null;
  orderBy?: NeedOrder[] | null;
}

const SEARCHED_NEEDS: Searched = {
  name: 'lists.needCandidates',
  candidates: 'need_candidates',
  words(reads) {
    if (reads.sight.screens === 'none') return 't.words';
    const [title, description] = ['title', 'description'].map((one) => reads.seen(Need, one));
    return `fold_text(concat_ws(' ', ${title}, ${description}, t.number))`;
  },
};

/** The page of needs that a list in a scope asks for. @throws BAD_USER_INPUT */
export async function needPage(
  reads: Snapshot,
  scope: ListScope,
  list: NeedList,
): Promise<PageRequest> {
  const window = windowOf(list);
  const search = readSearch(list.search);
  const { range, conditions } = within(scope, needOfUnit);
  const searched = range ?? rangeOf(scope.everythingOf && sliceOf(scope.everythingOf));
  return {
    part: range,
    conditions: [
      ...conditions,
      ...filterConditions(list.filter, NEED_FIELDS),
      ...(await searchConditions(reads, SEARCHED_NEEDS, search, searched)),
    ],
    order: needOrder(list.orderBy),
    window,
  };
}

export interface ClaimList extends PagingArgs {
  filter?: ClaimFilter | null;
}

/** The page of claims, or of a unit's. @throws BAD_USER_INPUT */
export function claimPage(scope: ListScope, list: ClaimList): PageRequest {
  return unitPage(scope, list, CLAIM_FIELDS);
}

export interface ResourceList extends PagingArgs {
  filter?: ResourceFilter | null;
}

/** The page of resources, or of a unit's. @throws BAD_USER_INPUT */
export function resourcePage(scope: ListScope, list: ResourceList): PageRequest {
  return unitPage(scope, list, RESOURCE_FIELDS);
}

/** Of a list whose rows each belong to one unit, the newest first. */
function unitPage(
  scope: ListScope,
  list: PagingArgs & { filter?: object | null },
  fields: FilterFields,
): PageRequest {
  const { range, conditions } = within(
    scope,
    (unitId) => (sql) => `t.unit_id = ${sql.value(unitId)}`,
  );
  return {
    part: range,
    conditions: [...conditions, ...filterConditions(list.filter, fields)],
    order: NEWEST_FIRST,
    window: windowOf(list),
  };
}

function filterConditions(filter: object | null | undefined, fields: FilterFields): Condition[] {
  return filter ? [conditionOf(filter as FilterInput, fields)] : [];
}
