/** A plan as it is answered: proposed claims, what it is worth, and what stays open. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { Need } from '../need/need.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import type { PairRow } from './match-suggestion.ts';
import { MatchRule, UnmetCause } from './match.enums.ts';

@ObjectType({ simpleResolvers: true, description: 'A claim that a plan proposes 方案中的认领' })
export class PlannedClaim {
  needId!: string;
  resourceId!: string;

  @Field(() => Int, { description: '数量' })
  quantity!: number;

  @Field(() => Int, { description: 'As of a suggestion, for what the plan can use 匹配得分' })
  score!: number;

  @Field(() => Int, { description: 'Of the need when it was planned: adoptPlan wants it 需求版本' })
  needVersion!: number;

  @Field(() => Int, {
    description: 'Of the resource when it was planned: adoptPlan wants it 资源版本',
  })
  resourceVersion!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a plan leaves open of a need 未满足需求' })
export class UnmetNeed {
  needId!: string;

  @Field(() => Int, { description: '未满足数量' })
  quantity!: number;

  @Field(() => UnmetCause)
  cause!: UnmetCause;

  @Field(() => [MatchRule], {
    description: 'With FORBIDDEN: what forbids the resources that come nearest 不能匹配的原因',
  })
  rules!: MatchRule[];
}

@ObjectType({ simpleResolvers: true, description: 'A plan of claims for a place 匹配方案' })
export class MatchPlan {
  @Field(() => GraphQLDateTime, { description: 'The rows are as of this moment 制定时间' })
  at!: Date;

  @Field(() => [PlannedClaim], {
    description: 'In the order of the deadlines of their needs 方案中的认领',
  })
  claims!: PlannedClaim[];

  @Field(() => Float, {
    description:
      'The scores of the claims, each times the part of its need that it covers, added up 方案得分',
  })
  value!: number;

  @Field(() => Float, {
    description:
      'No plan of these pairs is worth more; the value itself where it is optimal 得分上限',
  })
  bound!: number;

  @Field(() => Boolean, {
    description:
      'True: no plan of these pairs is better, and it is the same whenever it is asked of the same rows. False: the time that the hub gives a plan ended before 是否最优',
  })
  isOptimal!: boolean;

  @Field(() => Int, { description: 'Needs that were planned for 参与需求数' })
  needCount!: number;

  @Field(() => Int, { description: 'Resources that were planned with 参与资源数' })
  resourceCount!: number;

  @Field(() => Int, { description: 'Pairs that were compared in the plan 参与配对数' })
  pairCount!: number;

  @Field(() => Int, {
    description: 'Eligible pairs that were left out: of each need the best 100 count 未计入配对数',
  })
  pairsLeftOut!: number;

  @Field(() => Boolean, {
    description:
      'Whether the place has more than the 2,000 needs of the nearest deadlines, or more than 2,000 resources 是否超出规模',
  })
  isCut!: boolean;

  @Field(() => [UnmetNeed], {
    description:
      'Needs that stay open in part or whole, in the order of their deadlines 未满足需求',
  })
  unmet!: UnmetNeed[];
}

@Resolver(() => PlannedClaim)
export class PlannedClaimResolver {
  @FieldResolver(() => Need, { nullable: true, description: 'Null where it is gone by now 需求' })
  need(@Root() { needId }: Readonly<PairRow>, @Ctx() { load }: HubContext) {
    return load.need.load(needId);
  }

  @FieldResolver(() => Resource, {
    nullable: true,
    description: 'Null where it is gone by now 资源',
  })
  resource(@Root() { resourceId }: Readonly<PairRow>, @Ctx() { load }: HubContext) {
    return load.resource.load(resourceId);
  }
}

@Resolver(() => UnmetNeed)
export class UnmetNeedResolver {
  @FieldResolver(() => Need, { nullable: true, description: 'Null where it is gone by now 需求' })
  need(@Root() { needId }: Readonly<Pick<PairRow, 'needId'>>, @Ctx() { load }: HubContext) {
    return load.need.load(needId);
  }
}
