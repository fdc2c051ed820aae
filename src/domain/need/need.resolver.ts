import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { isGiven } from '../../input.ts';
import { placed } from '../../engine/noun/step.resolver.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.loaders.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { ClaimConnection } from './claim.resolver.ts';
import type { NeedRow } from './need.loaders.ts';
import { needPage } from './need-pages.ts';
import { needActions } from './need-actions.ts';
import { NeedStep } from './need-step.entity.ts';
import { NeedCounts, countNeeds } from './need-counts.ts';
import { needStats } from './need-rollup.ts';
import { NeedStatsArgs, NeedStatRow } from './need-stats.ts';
import { NeedsArgs, PlaceNeedsArgs } from './need.args.ts';
import { Need } from './need.entity.ts';
import { OPEN_NEED_STATES } from './need.enums.ts';
import { NeedBy, NeedFilter } from './need.inputs.ts';
import { readScope, scopeOf } from '../listing/scope.ts';

export const { Connection: NeedConnection, ConnectionResolver: NeedConnectionResolver } =
  connectionOf('Need', Need, '需求清单');

export const { Connection: NeedStepConnection, ConnectionResolver: NeedStepConnectionResolver } =
  connectionOf('NeedStep', NeedStep, '需求办理记录');

@Resolver(() => Need)
export class NeedResolver {
  @Query(() => Need, { nullable: true, description: 'A need by its id or number 需求' })
  need(@Arg('by', () => NeedBy) by: NeedBy, @Ctx() { load }: HubContext) {
    return isGiven(by.id) ? load.need.load(by.id) : load.needByNumber.load(by.number ?? '');
  }

  @Query(() => NeedConnection, { description: 'The needs list 需求清单' })
  async needs(@Args(() => NeedsArgs) args: NeedsArgs, @Ctx() context: HubContext) {
    const scope = await readScope(args.scope, context);
    return context.load.needs.load(await needPage(context, scope, args));
  }

  @Query(() => [NeedStatRow], { description: 'Needs in groups, for charts 需求统计' })
  async needStats(@Args(() => NeedStatsArgs) args: NeedStatsArgs, @Ctx() context: HubContext) {
    return needStats(context, await readScope(args.scope, context), args);
  }

  @FieldResolver(() => Place, {
    description: 'Where it arose; screens are told the community, nothing finer 所在地点',
  })
  place(@Root() need: NeedRow, @Ctx() { load }: HubContext) {
    return load.place.load(need.placeId);
  }

  @FieldResolver(() => PartnerUnit, {
    nullable: true,
    description: 'The unit that raised it; null: the place 提出单位',
  })
  unit(@Root() need: NeedRow, @Ctx() { load }: HubContext) {
    return need.unitId && load.unit.load(need.unitId);
  }

  @FieldResolver(() => Int, { description: '需求数量' })
  needed(@Root() need: NeedRow): number {
    return need.quantity;
  }

  @FieldResolver(() => Int, { description: '待落实数量' })
  uncommitted(@Root() need: NeedRow): number {
    return need.quantity - need.committed;
  }

  @FieldResolver(() => Boolean, { description: 'Open and past its deadline 是否超时' })
  isOverdue(@Root() need: NeedRow, @Ctx() context: HubContext): boolean {
    const isOpen = (OPEN_NEED_STATES as readonly string[]).includes(need.state);
    return isOpen && need.deadline < context.now();
  }

  @FieldResolver(() => Need, {
    nullable: true,
    description: 'The need that goes on for it 并入的需求',
  })
  mergedInto(@Root() need: NeedRow, @Ctx() { load }: HubContext) {
    return need.mergedIntoId && load.need.load(need.mergedIntoId);
  }

  @FieldResolver(() => ClaimConnection, { description: 'The oldest first 认领' })
  claims(
    @Root() need: NeedRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.claimsOfNeed.load(need.id, paging);
  }

  @FieldResolver(() => NeedStepConnection, {
    description: 'What happened to it, the oldest first 办理记录',
  })
  history(
    @Root() need: NeedRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return placed(load.stepsOfNeed.load(need.id, paging), need);
  }

  @FieldResolver(() => [String], { description: 'The commands that you may give now 可执行操作' })
  async allowedActions(@Root() need: NeedRow, @Ctx() context: HubContext): Promise<string[]> {
    return needActions(need, context);
  }
}

@Resolver(() => Place)
export class PlaceNeedsResolver {
  @FieldResolver(() => NeedConnection, {
    description: 'The needs of this place and all below it 需求清单',
  })
  async needs(
    @Root() place: PlaceRow,
    @Args(() => PlaceNeedsArgs) args: PlaceNeedsArgs,
    @Ctx() context: HubContext,
  ) {
    const scope = scopeOf(place, context.reads);
    return context.load.needs.load(await needPage(context, scope, args));
  }

  @FieldResolver(() => NeedCounts, {
    nullable: true,
    description:
      'The same numbers that the list would have; null where you may list nothing 需求件数',
  })
  needCounts(
    @Root() place: PlaceRow,
    @Arg('filter', () => NeedFilter, { nullable: true }) filter: NeedFilter | null,
    @Ctx() context: HubContext,
  ) {
    return countNeeds(place, filter, context);
  }
}
