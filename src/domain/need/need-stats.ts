/** Needs in groups, for charts: dimensions and time buckets, counted in one statement. */
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import type { Viewer } from '../../engine/access/viewer.ts';
import { HubError } from '../../errors.ts';
import { defineEnum } from '../../labels.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { endsOf, within } from '../../engine/loading/part.ts';
import { Sql } from '../../engine/loading/sql.ts';
import { pathsAbove, rangeBelow } from '../place/path.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { NeedCategory } from '../listing/category.ts';
import { NeedScale, NeedState, NeedUrgency } from './need.enums.ts';
import { needFilter } from './need.filter.ts';
import { needsWithin } from './needs-within.ts';
import type { ListScope } from '../listing/scope.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';

export const NeedDimension = defineEnum('NeedDimension', 'What needs can be grouped by 统计维度', {
  STATE: '状态',
  CATEGORY: '类别',
  URGENCY: '紧急程度',
  SCALE: '规模',
  STREET: '街道（镇）',
  COMMUNITY: '社区（村）',
  UNIT: '提出单位',
});
export type NeedDimension = keyof typeof NeedDimension;

export const TimeBucket = defineEnum('TimeBucket', 'Buckets of time, in Asia/Shanghai 时间粒度', {
  HOUR: '小时',
  DAY: '日',
  WEEK: '周',
  MONTH: '月',
  YEAR: '年',
});
export type TimeBucket = keyof typeof TimeBucket;

export const NeedMoment = defineEnum(
  'NeedMoment',
  'The moment that period and buckets go by 统计时点',
  {
    CREATED: '上报',
    LISTED: '列入清单',
    CLAIMED: '认领',
    DELIVERED: '办结',
    CLOSED: '关闭',
  },
);
export type NeedMoment = keyof typeof NeedMoment;

@InputType({ description: '统计时段' })
export class PeriodInput {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this moment on 起始时间' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Up to this moment, exclusive 截止时间',
  })
  to?: Date | null;

  @Field(() => NeedMoment, { defaultValue: 'CREATED' })
  by!: NeedMoment;
}

@ArgsType()
export class NeedStatsArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => needFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [NeedDimension], { description: 'May be empty where there is a bucket 分组维度' })
  groupBy!: NeedDimension[];

  @Field(() => TimeBucket, { nullable: true })
  bucket?: TimeBucket | null;

  @Field(() => PeriodInput, { nullable: true })
  period?: PeriodInput | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A group of needs: the fields it is grouped by are set 需求统计',
})
export class NeedStatRow {
  @Field(() => NeedState, { nullable: true })
  state!: NeedState | null;

  @Field(() => NeedCategory, { nullable: true })
  category!: NeedCategory | null;

  @Field(() => NeedUrgency, { nullable: true })
  urgency!: NeedUrgency | null;

  @Field(() => NeedScale, { nullable: true })
  scale!: NeedScale | null;

  streetId!: string | null;
  communityId!: string | null;
  unitId!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the bucket begins 时段起点' })
  bucket!: Date | null;

  @Field(() => Int, { description: '件数' })
  count!: number;

  @Field(() => Int, { description: 'Open and past their deadline 超时件数' })
  overdue!: number;

  @Field(() => Float, { nullable: true, description: 'Null where none is rated 平均评价' })
  averageRating!: number | null;
}

const COLUMNS: Record<NeedMoment, string> = {
  CREATED: 'created_at',
  LISTED: 'listed_at',
  CLAIMED: 'claimed_at',
  DELIVERED: 'delivered_at',
  CLOSED: 'closed_at',
};

/** What a dimension selects, and the join that it needs. */
const DIMENSIONS: Record<NeedDimension, { select: string; level?: Level }> = {
  STATE: { select: 't.state' },
  CATEGORY: { select: 't.category' },
  URGENCY: { select: 't.urgency' },
  SCALE: { select: 't.scale' },
  UNIT: { select: 't.unit_id as "unitId"' },
  STREET: { select: 'street.id as "streetId"', level: 'STREET' },
  COMMUNITY: { select: 'community.id as "communityId"', level: 'COMMUNITY' },
};

/** Levels of the tree that needs are grouped by: towns count as streets, villages as communities. */
export const KINDS = { STREET: ['STREET', 'TOWN'], COMMUNITY: ['COMMUNITY', 'VILLAGE'] } as const;
export type Level = keyof typeof KINDS;

export const MOST_ROWS = 1_000;

/** Counted in the rows: groups in the order of their keys. @throws BAD_USER_INPUT where they are too many */
export async function countedStats(
  context: HubContext,
  scope: ListScope,
  args: NeedStatsArgs,
): Promise<NeedStatRow[]> {
  const sql = new Sql();
  const where = conditionsOf(sql, await needsWithin(scope, context), args);
  const path = scope.range?.from ?? onlyPath(scope, context.viewer);
  const dimensions = [...new Set(args.groupBy)].map((one) => DIMENSIONS[one]);
  const keys = [...dimensions.map((one) => one.select), ...bucketKey(sql, args)];
  const joins = dimensions.flatMap(({ level }) => (level ? levelJoin(sql, level, path) : []));
  const numbers = keys.map((_, i) => i + 1).join(', ');
  const overdue = conditionOf({ isOverdue: true }, needFilter.fields)(sql);
  const rows = await context.reads.query<NeedStatRow>(
    {
      name: 'need.stats',
      text: `select ${keys.join(', ')}, count(*)::integer as count,
          count(*) filter (where ${overdue})::integer as overdue,
          avg(t.rating)::float8 as "averageRating"
        from need t ${joins.join(' ')}
        where ${where} group by ${numbers} order by ${numbers} limit ${MOST_ROWS + 1}`,
    },
    sql.values,
  );
  if (rows.length > MOST_ROWS) throw tooMany();
  return rows;
}

const momentOf = ({ period }: NeedStatsArgs) => `t.${COLUMNS[period?.by ?? 'CREATED']}`;

function bucketKey(sql: Sql, args: NeedStatsArgs): string[] {
  if (!args.bucket) return [];
  const name = sql.value(args.bucket.toLowerCase());
  return [`date_trunc(${name}::text, ${momentOf(args)}, 'Asia/Shanghai') as bucket`];
}

export function tooMany(): HubError {
  return HubError.badInput(
    'groupBy',
    `These are more than ${MOST_ROWS} groups; narrow the period or take larger buckets.`,
  );
}

function onlyPath(scope: ListScope, viewer: Viewer): string | undefined {
  const { staffPaths, screenPaths, unitIds } = viewer;
  const paths = [...staffPaths, ...screenPaths];
  return unitIds.length === 0 && scope.unitId === undefined && paths.length === 1
    ? paths[0]
    : undefined;
}

function conditionsOf(
  sql: Sql,
  { part, conditions }: Pick<PageRequest, 'part' | 'conditions'>,
  args: NeedStatsArgs,
): string {
  const { filter, period, bucket } = args;
  const moment = momentOf(args);
  const ends = part ? endsOf(part).map((end) => sql.value(end)) : [];
  const parts = [...(part ? within(part, ends) : []), ...conditions.map((one) => one(sql))];
  if (filter) parts.push(conditionOf(filter as FilterInput, needFilter.fields)(sql));
  if (period?.from) parts.push(`${moment} >= ${sql.value(period.from)}`);
  if (period?.to) parts.push(`${moment} < ${sql.value(period.to)}`);
  if (bucket || period) parts.push(`${moment} is not null`);
  return parts.join(' and ') || 'true';
}

/**
 * The place of a level that a need lies in. Where all needs lie below one path, only the places there are compared; else
 * it is looked up among those that the need's path begins with.
 */
function levelJoin(sql: Sql, level: Level, path: string | undefined): string {
  const alias = level.toLowerCase();
  const kinds = KINDS[level].map((kind) => `'${kind}'`).join(', ');
  if (path === undefined) {
    return `left join lateral (select p.id from place p
      where p.path = any(path_ancestors(t.path)) and p.kind in (${kinds}) limit 1) ${alias} on true`;
  }
  const near = `p.path >= ${sql.value(path)} and p.path < ${sql.value(rangeBelow(path).to)}`;
  const above = sql.value(pathsAbove(path));
  return `left join (select p.id, p.path, path_end(p.path) as hi from place p
    where p.kind in (${kinds}) and (${near} or p.path = any(${above}))) ${alias}
    on t.path >= ${alias}.path and t.path < ${alias}.hi`;
}
