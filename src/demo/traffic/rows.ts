/** What the demo's traffic asks for before it gives a command, and the rows that come back. */
import type { ClaimState } from '../../domain/need/claim.enums.ts';
import type { NeedState } from '../../domain/need/need.enums.ts';
import type { ProjectState } from '../../domain/project/project.enums.ts';
import type { ResourceState } from '../../domain/resource/resource.enums.ts';
import type { Giver } from './command.ts';

export interface NeedRow {
  id: string;
  state: NeedState;
  visibility: 'PARTNERS' | 'INTERNAL';
  needed: number;
  committed: number;
  uncommitted: number;
  place: { code: string };
  unit: { id: string } | null;
}

export interface ClaimRow {
  id: string;
  state: ClaimState;
  quantity: number;
  refusedQuantity: number;
  acceptedByPlaceAt: string | null;
  acceptedByUnitAt: string | null;
  unit: { id: string };
  need: Pick<NeedRow, 'uncommitted' | 'place' | 'unit'>;
}

export interface ResourceRow {
  id: string;
  state: ResourceState;
  unit: { id: string };
}

export interface ProjectRow {
  id: string;
  state: ProjectState;
  plannedFen: number | null;
  leadUnit: { id: string } | null;
  milestones: readonly { number: number; doneOn: string | null }[] | null;
}

export interface Rows {
  needs: NeedRow;
  claims: ClaimRow;
  resources: ResourceRow;
  projects: ProjectRow;
}

export type List = keyof Rows;

/** A question, and who asks it. */
export interface Question<L extends List = List> {
  list: L;
  filter: Readonly<Record<string, unknown>>;
  /** The newest first where it is not the oldest. */
  isOldest: boolean;
  by: Giver;
}

/** So many rows are chosen among. */
export const PAGE = 30;

const NEED = `id state visibility needed committed uncommitted place { code } unit { id }`;

const FIELDS: Readonly<Record<List, string>> = {
  needs: NEED,
  claims: `id state quantity refusedQuantity acceptedByPlaceAt acceptedByUnitAt unit { id }
    need { uncommitted place { code } unit { id } }`,
  resources: `id state unit { id }`,
  projects: `id state plannedFen leadUnit { id } milestones { number doneOn }`,
};

const TYPES: Readonly<Record<List, [filter: string, order: string]>> = {
  needs: ['NeedFilter', 'NeedOrder'],
  claims: ['ClaimFilter', 'ClaimOrder'],
  resources: ['ResourceFilter', 'ResourceOrder'],
  projects: ['ProjectFilter', 'ProjectOrder'],
};

/** The document that asks for a list. */
export function questionDocument(list: List): string {
  const [filter, order] = TYPES[list];
  return `query DemoTraffic_${list}($filter: ${filter}, $orderBy: [${order}!]) {
    ${list}(first: ${PAGE}, filter: $filter, orderBy: $orderBy) { nodes { ${FIELDS[list]} } } }`;
}

/** Its variables. */
export function variablesOf({ filter, isOldest }: Question): Record<string, unknown> {
  return {
    filter,
    orderBy: [{ field: 'UPDATED_AT', direction: isOldest ? 'ASC' : 'DESC' }],
  };
}
