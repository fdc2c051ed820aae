/** What is said of a list's statistics; all else follows in `stats-of`. */
import type { HubContext } from '../../engine/execution/context.ts';
import type { ListFilter } from '../../engine/loading/filter-of.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import type { Rows } from '../listing/unit-page.ts';
import type { ListScope } from '../listing/scope.ts';
import type { PlaceKind } from '../place/place-kind.ts';
import type { StatRequest } from './stat-request.ts';

/** What a statement about rows of the alias t is made for. */
export interface Given {
  sql: Sql;
  scope: ListScope;
  context: HubContext;
  /** Whether rows hold the paths of the areas above them. */
  hasAreas: boolean;
}

/** What rows of the alias t are grouped by. */
export interface Key {
  text: string;
  join?: string;
  /** The text is the path of a place, whose id is told; of these kinds where they are said. */
  isPlace?: boolean;
  kinds?: readonly PlaceKind[];
}

/** A way to group: the field of a group that tells its key. */
export interface Dimension {
  term: string;
  field: string;
  type: () => object;
  description?: string;
  /** Where the field is an object: it is loaded by the id that is the key. */
  load?: (id: string, context: HubContext) => unknown;
  key: (given: Given) => Key;
}

/** A number of a group. */
export interface Measure {
  term: string;
  field: string;
  type: () => object;
  isNullable?: boolean;
  description: string;
  text: (given: Given) => string;
}

/** How long it takes from one moment of a row to another, as SQL for the alias t. */
export interface Duration {
  term: string;
  field: string;
  description: string;
  from: string;
  to: string;
}

/** A moment that periods and buckets go by. */
export interface Moment {
  term: string;
  text: string;
}

export type Dimensions = Readonly<Record<string, Dimension>>;

/** A group as it is read: keys and numbers by the names of their fields; ids under names of their own. */
export type StatRow = Record<string, unknown>;

export interface StatDefinition {
  /** `need`: the field is `needStats`, its types begin with `Need`. */
  kind: string;
  name: string;
  plural: string;
  term: string;
  table: string;
  hasAreas: boolean;
  filter: ListFilter;
  /** The first is the one where none is said. */
  moments: Readonly<Record<string, Moment>>;
  dimensions: Dimensions;
  measures: Readonly<Record<string, Measure>>;
  durations: Readonly<Record<string, Duration>>;
  /** The rows of a scope. */
  rows: (context: HubContext, scope: ListScope) => Promise<Rows>;
  /** Answers from what is kept, where that can; else undefined. Not yet chosen from nor ordered. */
  kept?: (
    context: HubContext,
    scope: ListScope,
    request: StatRequest,
  ) => Promise<StatRow[] | undefined>;
  /** The name of its period's input, where it is not made of its own. */
  periodName?: string;
}
