/** How long things take: what is told of it, and how that is computed. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';

export const DurationStatistic = defineEnum(
  'DurationStatistic',
  'What is said of how long things take 时长指标',
  {
    AVERAGE: '平均',
    MINIMUM: '最短',
    MAXIMUM: '最长',
    MEDIAN: '中位数',
    P75: '第75百分位',
    P90: '第90百分位',
    P95: '第95百分位',
  },
);
export type DurationStatistic = keyof typeof DurationStatistic;

const OF_NONE = { nullable: true } as const;

@ObjectType({
  simpleResolvers: true,
  description: 'How long it takes, in days, of those in the group that have come so far 用时（天）',
})
export class DurationSummary {
  @Field(() => Int, { description: 'How many have come so far 件数' })
  count!: number;

  @Field(() => Float, { ...OF_NONE, description: '平均' })
  average!: number | null;

  @Field(() => Float, { ...OF_NONE, description: '最短' })
  minimum!: number | null;

  @Field(() => Float, { ...OF_NONE, description: '最长' })
  maximum!: number | null;

  @Field(() => Float, { ...OF_NONE, description: '中位数' })
  median!: number | null;

  @Field(() => Float, { ...OF_NONE, description: 'Three quarters take no longer 第75百分位' })
  p75!: number | null;

  @Field(() => Float, { ...OF_NONE, description: 'Nine of ten take no longer 第90百分位' })
  p90!: number | null;

  @Field(() => Float, { ...OF_NONE, description: 'Nineteen of twenty take no longer 第95百分位' })
  p95!: number | null;
}

export type DurationField = keyof DurationSummary;

/** Sums of numerics hang on no order, so that equal rows have equal averages. */
const days = (from: string, to: string) => `(extract(epoch from ${to} - ${from}) / 86400)`;

const part = (share: number) => (span: string) =>
  `percentile_cont(${share}) within group (order by ${span}::float8)`;

const AGGREGATES: Record<DurationField, (span: string) => string> = {
  count: (span) => `count(${span})::integer`,
  average: (span) => `avg(${span})::float8`,
  minimum: (span) => `min(${span})::float8`,
  maximum: (span) => `max(${span})::float8`,
  median: part(0.5),
  p75: part(0.75),
  p90: part(0.9),
  p95: part(0.95),
};

/** What is said of the time between two columns, as SQL of a group. */
export function aggregateOf(field: DurationField, from: string, to: string): string {
  return AGGREGATES[field](days(from, to));
}

/** All that can be said of it. */
export const DURATION_FIELDS = Object.keys(AGGREGATES) as DurationField[];

/** `MEDIAN` is the field `median`. */
export const fieldOfStatistic = (statistic: DurationStatistic) =>
  statistic.toLowerCase() as DurationField;
