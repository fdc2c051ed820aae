/** A pair of need and resource, and what speaks for it or forbids it. */
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { Need } from '../need/need.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import { MatchPart, MatchRule } from './match.enums.ts';

@ObjectType({ simpleResolvers: true, description: 'A part of a score, and why 评分理由' })
export class MatchReason {
  @Field(() => MatchPart)
  part!: MatchPart;

  @Field(() => Int, { description: 'The most points that it gives 权重' })
  weight!: number;

  @Field(() => Int, { description: '得分' })
  points!: number;

  @Field(() => String, { description: 'In Chinese 中文说明' })
  zh!: string;

  @Field(() => String, { description: 'In English 英文说明' })
  en!: string;
}

/** What both suggestions and plans name: a need and a resource. */
export interface PairRow {
  needId: string;
  resourceId: string;
}

@ObjectType({ simpleResolvers: true, description: 'A need and a resource for it 匹配建议' })
export class MatchSuggestion {
  needId!: string;
  resourceId!: string;

  @Field(() => Int, { description: 'What a claim can be for at most 可认领数量' })
  quantity!: number;

  @Field(() => Int, { description: 'The points of its parts together 得分' })
  score!: number;

  @Field(() => Int, { description: 'The most that it could have 满分' })
  outOf!: number;

  @Field(() => Boolean, { description: 'Whether it may be claimed 是否可认领' })
  isEligible!: boolean;

  @Field(() => [MatchRule], { description: 'Empty where it may be claimed 不能匹配的原因' })
  forbiddenBy!: MatchRule[];

  @Field(() => [MatchReason], {
    description: 'One for each part; the record of a unit is for the leaders of the place 评分理由',
  })
  reasons!: MatchReason[];
}

@Resolver(() => MatchSuggestion)
export class MatchSuggestionResolver {
  @FieldResolver(() => Need, { description: '需求' })
  need(@Root() { needId }: Readonly<PairRow>, @Ctx() { load }: HubContext) {
    return load.need.load(needId);
  }

  @FieldResolver(() => Resource, { description: '资源' })
  resource(@Root() { resourceId }: Readonly<PairRow>, @Ctx() { load }: HubContext) {
    return load.resource.load(resourceId);
  }
}
