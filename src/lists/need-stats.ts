/** Needs in groups, for charts: dimensions and time buckets, counted in one statement. */
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../database/reader.ts';
import { HubError } from '../errors.ts';
import { defineEnum } from '../labels.ts';
import { type FilterInput, conditionOf } from '../loading/filter.ts';
import { Sql } from '../loading/sql.ts';
import { NeedCategory, NeedScale, NeedState, NeedUrgency } from './need.enums.ts';
import { NEED_FIELDS, needOfUnit } from './need.filter.ts';
import { NeedFilter, ScopeInput } from './need.inputs.ts';
import { type ListScope, within } from './scope.ts';

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
  @Field(() => GraphQLDateTime, { nullable: true, description: 'From this moment on' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Up to this moment, without it' })
  to?: Date | null;

  @Field(() => NeedMoment, { defaultValue: 'CREATED' })
  by!: NeedMoment;
}

@ArgsType()
export class NeedStatsArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => NeedFilter, { nullable: true })
  filter?: NeedFilter | null;

  @Field(() => [NeedDimension], { description: 'May be empty where there is a bucket' })
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
const DIMENSIONS: Record<NeedDimension, { select: string; join?: string }> = {
  STATE: { select: 't.state' },
  CATEGORY: { select: 't.category' },
  URGENCY: { select: 't.urgency' },
  SCALE: { select: 't.scale' },
  UNIT: { select: 't.unit_id as "unitId"' },
  STREET: { select: 'street.id as "streetId"', join: levelJoin('street', ['STREET', 'TOWN']) },
  COMMUNITY: {
    select: 'community.id as "communityId"',
    join: levelJoin('community', ['COMMUNITY', 'VILLAGE']),
  },
};

const MOST_ROWS = 1_000;

/** Groups in the order of their keys. @throws BAD_USER_INPUT where nothing is grouped, or into too many groups */
export async function needStats(
  reads: Snapshot,
  scope: ListScope,
  args: NeedStatsArgs,
): Promise<NeedStatRow[]> {
  const { groupBy, bucket, period } = args;
  const dimensions = [...new Set(groupBy)].map((one) => DIMENSIONS[one]);
  if (dimensions.length === 0 && !bucket) {
    throw HubError.badInput('groupBy', 'Name at least one dimension in `groupBy`, or a `bucket`.');
  }
  const sql = new Sql();
  const moment = `t.${COLUMNS[period?.by ?? 'CREATED']}`;
  const keys = dimensions.map((one) => one.select);
  if (bucket) {
    keys.push(
      `date_trunc(${sql.value(bucket.toLowerCase())}::text, ${moment}, 'Asia/Shanghai') as bucket`,
    );
  }
  const where = conditionsOf(sql, scope, args, moment);
  const numbers = keys.map((_, i) => i + 1).join(', ');
  const overdue = conditionOf({ isOverdue: true }, NEED_FIELDS)(sql);
  const rows = await reads.query<NeedStatRow>(
    {
      name: 'lists.needStats',
      text: `select ${keys.join(', ')}, count(*)::integer as count,
          count(*) filter (where ${overdue})::integer as overdue,
          avg(t.rating)::float8 as "averageRating"
        from need t ${dimensions.map((one) => one.join ?? '').join(' ')}
        where ${where} group by ${numbers} order by ${numbers} limit ${MOST_ROWS + 1}`,
    },
    sql.values,
  );
  if (rows.length <= MOST_ROWS) return rows;
  throw HubError.badInput(
    'groupBy',
    `These are more than ${MOST_ROWS} groups; narrow the period or take larger buckets.`,
  );
}

function conditionsOf(
  sql: Sql,
  scope: ListScope,
  { filter, period, bucket }: NeedStatsArgs,
  moment: string,
): string {
  const { range, conditions } = within(scope, needOfUnit);
  const parts = conditions.map((condition) => condition(sql));
  if (range) parts.push(`t.path >= ${sql.value(range.from)}`, `t.path < ${sql.value(range.to)}`);
  if (filter) parts.push(conditionOf(filter as FilterInput, NEED_FIELDS)(sql));
  if (period?.from) parts.push(`${moment} >= ${sql.value(period.from)}`);
  if (period?.to) parts.push(`${moment} < ${sql.value(period.to)}`);
  if (bucket || period) parts.push(`${moment} is not null`);
  return parts.join(' and ') || 'true';
}

function levelJoin(alias: string, kinds: string[]): string {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  return `left join place ${alias} on ${alias}.kind in (${list}) and t.path >= ${alias}.path and t.path < path_end(${alias}.path)`;
}
