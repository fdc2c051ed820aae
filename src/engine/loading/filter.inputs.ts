/** Input types that every filter is made of. */
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { type ClassType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { nameOfEnum } from '../../labels.ts';

/** What each says of the value, in every filter. */
const SAID = {
  eq: 'Equal 等于',
  ne: 'Not equal 不等于',
  in: 'One of these 属于',
  notIn: 'None of these 不属于',
  gte: 'Not less; of moments and days not before 大于或等于',
  gt: 'Greater; of moments and days after 大于',
  lte: 'Not greater; of moments and days not after 小于或等于',
  lt: 'Less; of moments and days before 小于',
  isNull: 'Whether it has none 是否为空',
};

@InputType({ description: 'A condition on a moment 时间条件' })
export class DateTimeFilter {
  @Field(() => GraphQLDateTime, { nullable: true, description: SAID.eq })
  eq?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: SAID.ne })
  ne?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: SAID.gte })
  gte?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: SAID.gt })
  gt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: SAID.lte })
  lte?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: SAID.lt })
  lt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: SAID.isNull })
  isNull?: boolean | null;
}

@InputType({ description: 'A condition on a day 日期条件' })
export class LocalDateFilter {
  @Field(() => GraphQLLocalDate, { nullable: true, description: SAID.eq })
  eq?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: SAID.ne })
  ne?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: SAID.gte })
  gte?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: SAID.gt })
  gt?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: SAID.lte })
  lte?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: SAID.lt })
  lt?: string | null;
}

@InputType({ description: 'A condition on a whole number 整数条件' })
export class IntFilter {
  @Field(() => Int, { nullable: true, description: SAID.eq })
  eq?: number | null;

  @Field(() => Int, { nullable: true, description: SAID.ne })
  ne?: number | null;

  @Field(() => [Int], { nullable: true, description: SAID.in })
  in?: number[] | null;

  @Field(() => [Int], { nullable: true, description: SAID.notIn })
  notIn?: number[] | null;

  @Field(() => Int, { nullable: true, description: SAID.gte })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: SAID.gt })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: SAID.lte })
  lte?: number | null;

  @Field(() => Int, { nullable: true, description: SAID.lt })
  lt?: number | null;

  @Field(() => Boolean, { nullable: true, description: SAID.isNull })
  isNull?: boolean | null;
}

@InputType({ description: 'A condition on a number that was computed 数值条件' })
export class FloatFilter {
  @Field(() => Float, { nullable: true, description: SAID.eq })
  eq?: number | null;

  @Field(() => Float, { nullable: true, description: SAID.ne })
  ne?: number | null;

  @Field(() => Float, { nullable: true, description: SAID.gte })
  gte?: number | null;

  @Field(() => Float, { nullable: true, description: SAID.gt })
  gt?: number | null;

  @Field(() => Float, { nullable: true, description: SAID.lte })
  lte?: number | null;

  @Field(() => Float, { nullable: true, description: SAID.lt })
  lt?: number | null;
}

@InputType({ description: 'A condition on an id 标识条件' })
export class IdFilter {
  @Field(() => ID, { nullable: true, description: SAID.eq })
  eq?: string | null;

  @Field(() => ID, { nullable: true, description: SAID.ne })
  ne?: string | null;

  @Field(() => [ID], { nullable: true, description: SAID.in })
  in?: string[] | null;

  @Field(() => [ID], { nullable: true, description: SAID.notIn })
  notIn?: string[] | null;
}

const enumFilters = new Map<object, ClassType>();

/** A condition on an enum: `NeedStateFilter { eq: NeedState, in: [NeedState!], … }`, one for each enum. */
export function enumFilter(members: object): ClassType {
  const known = enumFilters.get(members);
  if (known) return known;

  @InputType(`${nameOfEnum(members)}Filter`, {
    description: 'A condition on one of the list 选项条件',
  })
  class EnumFilter {
    @Field(() => members, { nullable: true, description: SAID.eq })
    eq?: string | null;

    @Field(() => members, { nullable: true, description: SAID.ne })
    ne?: string | null;

    @Field(() => [members], { nullable: true, description: SAID.in })
    in?: string[] | null;

    @Field(() => [members], { nullable: true, description: SAID.notIn })
    notIn?: string[] | null;
  }
  enumFilters.set(members, EnumFilter);
  return EnumFilter;
}
