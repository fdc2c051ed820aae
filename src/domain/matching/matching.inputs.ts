/** What suggestions and plans are asked with. */
import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ResourceKind } from '../resource/resource.enums.ts';

@InputType({ description: 'What is matched: exactly one of these 匹配对象' })
export class MatchFor {
  @Field(() => ID, { nullable: true, description: 'A need, with the resources for it 需求' })
  needId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A resource, with the needs for it 资源' })
  resourceId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A place: the needs in and below it, with the resources open to them 地点',
  })
  placeId?: string | null;
}

@ArgsType()
export class MatchSuggestionsArgs {
  @Field(() => MatchFor)
  for!: MatchFor;

  @Field(() => Int, { nullable: true, description: '20 if left out, 100 at most 条数' })
  first?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Instead of the pairs that may be claimed those that may not, the nearest first, each with what forbids it; of a need, resources within the place above its own. For the leaders of the place 仅列不能匹配的',
  })
  ineligible?: boolean | null;
}

@ArgsType()
export class PlanMatchesArgs {
  @Field(() => ID, { description: 'A place, with all below it 地点' })
  placeId!: string;

  @Field(() => [ResourceKind], {
    nullable: true,
    description: 'Only resources of these kinds; left out: of all 资源类别',
  })
  kinds?: ResourceKind[] | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Only needs whose deadline is on this day or before; left out: all 截止日期',
  })
  until?: string | null;
}
