/** The GraphQL types of a list's statistics, from their definition: dimensions, measures, the group, the arguments. */
import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, type ClassType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { FloatFilter } from '../../engine/loading/filter.inputs.ts';
import type { Operators } from '../../engine/loading/filter.ts';
import { OrderDirection } from '../../engine/loading/order.ts';
import { defineEnum } from '../../labels.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import type { StatDefinition } from './definition.ts';
import { DurationStatistic, DurationSummary } from './duration.ts';
import type { Having, Ordering, PeriodGiven, StatsGiven } from './stat-request.ts';
import { RelativePeriod, TimeBucket } from './time.enums.ts';

type Terms = Readonly<Record<string, { term: string }>>;

const termsOf = (of: Terms) =>
  Object.fromEntries(Object.entries(of).map(([name, { term }]) => [name, term]));

/** The enums by which clients name what groups are made of. */
export function enumsOf({
  name,
  plural,
  dimensions,
  moments,
  measures,
  durations,
}: StatDefinition) {
  return {
    Dimension: defineEnum(
      `${name}Dimension`,
      `What ${plural} can be grouped by 统计维度`,
      termsOf(dimensions),
    ),
    Moment: defineEnum(
      `${name}Moment`,
      'The moment that period and buckets go by 统计时点',
      termsOf(moments),
    ),
    Measure: defineEnum(
      `${name}Measure`,
      `What groups of ${plural} can be ordered and chosen by 统计指标`,
      termsOf({ ...measures, ...durations }),
    ),
  };
}

type Enums = ReturnType<typeof enumsOf>;

/** `NeedStatRow`, but for the fields that are loaded. */
export function rowOf(definition: StatDefinition): ClassType {
  const { name, term, dimensions, measures, durations, plural } = definition;
  const Row = class {};
  ObjectType(`${name}StatRow`, {
    simpleResolvers: true,
    description: `A group of ${plural}: the fields it is grouped by are set ${term}统计`,
  })(Row);
  const add = (field: string, type: () => unknown, options: object) =>
    Field(type as () => ClassType, options)(Row.prototype, field);
  for (const { field, type, load } of Object.values(dimensions)) {
    if (!load) add(field, () => type(), { nullable: true });
  }
  add('bucket', () => GraphQLDateTime, {
    nullable: true,
    description: 'When the bucket begins 时段起点',
  });
  for (const { field, type, isNullable = false, description } of Object.values(measures)) {
    add(field, () => type(), { nullable: isNullable, description });
  }
  for (const { field, description } of Object.values(durations)) {
    add(field, () => DurationSummary, { description });
  }
  return Row;
}

/** How groups are chosen and ordered. */
function choicesOf({ name, term }: StatDefinition, { Measure }: Enums) {
  const statistic = {
    nullable: true,
    description: 'Of how long something takes: the average if left out 时长指标',
  };

  @InputType(`${name}StatOrder`, { description: `${term}统计排序` })
  class StatOrder implements Ordering {
    @Field(() => Measure)
    measure!: string;

    @Field(() => DurationStatistic, statistic)
    statistic?: DurationStatistic | null;

    @Field(() => OrderDirection, { defaultValue: 'DESC' })
    direction!: OrderDirection;
  }

  @InputType(`${name}StatHaving`, {
    description: `Which groups are wanted, by one of their numbers ${term}统计条件`,
  })
  class StatHaving implements Having {
    @Field(() => Measure)
    measure!: string;

    @Field(() => DurationStatistic, statistic)
    statistic?: DurationStatistic | null;

    @Field(() => FloatFilter, { description: 'All that is said must hold 条件' })
    is!: Operators;
  }
  return { StatOrder, StatHaving };
}

function periodOf({ name, periodName, moments, term }: StatDefinition, { Moment }: Enums) {
  const [usual = ''] = Object.keys(moments);
  @InputType(periodName ?? `${name}PeriodInput`, {
    description: periodName ? '统计时段' : `${term}统计时段`,
  })
  class Period implements PeriodGiven {
    @Field(() => GraphQLDateTime, { nullable: true, description: 'From this moment on 起始时间' })
    from?: Date | null;

    @Field(() => GraphQLDateTime, {
      nullable: true,
      description: 'Up to this moment, exclusive 截止时间',
    })
    to?: Date | null;

    @Field(() => RelativePeriod, {
      nullable: true,
      description: 'A period that goes with the day, instead of `from` and `to` 相对时段',
    })
    within?: RelativePeriod | null;

    @Field(() => Moment, { defaultValue: usual })
    by!: string;
  }
  return Period;
}

/** The arguments of `needStats`. */
export function argsOf(definition: StatDefinition, enums: Enums): ClassType<StatsArgs> {
  const { StatOrder, StatHaving } = choicesOf(definition, enums);
  const Period = periodOf(definition, enums);

  @ArgsType()
  class Args implements StatsArgs {
    @Field(() => ScopeInput, { nullable: true })
    scope?: ScopeInput | null;

    @Field(() => definition.filter.Filter, { nullable: true })
    filter?: object | null;

    @Field(() => [enums.Dimension], {
      description: 'May be empty where there is a bucket 分组维度',
    })
    groupBy!: string[];

    @Field(() => TimeBucket, { nullable: true })
    bucket?: TimeBucket | null;

    @Field(() => Period, { nullable: true })
    period?: PeriodGiven | null;

    @Field(() => [StatHaving], {
      nullable: true,
      description: 'Only groups for which all of these hold 分组条件',
    })
    having?: Having[] | null;

    @Field(() => [StatOrder], {
      nullable: true,
      description: 'By the keys of the groups if left out, and behind what is said 排序',
    })
    orderBy?: Ordering[] | null;

    @Field(() => Int, {
      nullable: true,
      description:
        'So many groups from the front, 1,000 at most; left out, more than 1,000 are refused 条数',
    })
    first?: number | null;
  }
  return Args;
}

export interface StatsArgs extends StatsGiven {
  scope?: ScopeInput | null;
}
