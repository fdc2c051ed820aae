/** Input types that every filter is made of. */
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { type ClassType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { nameOfEnum } from '../../labels.ts';

@InputType({ description: 'A condition on a moment 时间条件' })
export class DateTimeFilter {
  @Field(() => GraphQLDateTime, { nullable: true })
  eq?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  ne?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  gte?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  gt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lte?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  lt?: Date | null;

  @Field(() => Boolean, { nullable: true })
  isNull?: boolean | null;
}

@InputType({ description: 'A condition on a day 日期条件' })
export class LocalDateFilter {
  @Field(() => GraphQLLocalDate, { nullable: true })
  eq?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  ne?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  gte?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  gt?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  lte?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  lt?: string | null;
}

@InputType({ description: 'A condition on a whole number 整数条件' })
export class IntFilter {
  @Field(() => Int, { nullable: true })
  eq?: number | null;

  @Field(() => Int, { nullable: true })
  ne?: number | null;

  @Field(() => [Int], { nullable: true })
  in?: number[] | null;

  @Field(() => [Int], { nullable: true })
  notIn?: number[] | null;

  @Field(() => Int, { nullable: true })
  gte?: number | null;

  @Field(() => Int, { nullable: true })
  gt?: number | null;

  @Field(() => Int, { nullable: true })
  lte?: number | null;

  @Field(() => Int, { nullable: true })
  lt?: number | null;

  @Field(() => Boolean, { nullable: true })
  isNull?: boolean | null;
}

@InputType({ description: 'A condition on a number that was computed 数值条件' })
export class FloatFilter {
  @Field(() => Float, { nullable: true })
  eq?: number | null;

  @Field(() => Float, { nullable: true })
  ne?: number | null;

  @Field(() => Float, { nullable: true })
  gte?: number | null;

  @Field(() => Float, { nullable: true })
  gt?: number | null;

  @Field(() => Float, { nullable: true })
  lte?: number | null;

  @Field(() => Float, { nullable: true })
  lt?: number | null;
}

@InputType({ description: 'A condition on an id 标识条件' })
export class IdFilter {
  @Field(() => ID, { nullable: true })
  eq?: string | null;

  @Field(() => ID, { nullable: true })
  ne?: string | null;

  @Field(() => [ID], { nullable: true })
  in?: string[] | null;

  @Field(() => [ID], { nullable: true })
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
    @Field(() => members, { nullable: true })
    eq?: string | null;

    @Field(() => members, { nullable: true })
    ne?: string | null;

    @Field(() => [members], { nullable: true })
    in?: string[] | null;

    @Field(() => [members], { nullable: true })
    notIn?: string[] | null;
  }
  enumFilters.set(members, EnumFilter);
  return EnumFilter;
}
