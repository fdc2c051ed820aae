/** The root fields of needs, their fields that are no columns, and the needs of a place. */
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { isGiven } from '../../input.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { claim } from './claim.noun.ts';
import type { NeedRow } from './need.loaders.ts';
import { needPage } from './need-pages.ts';
import { NeedCounts } from './need-state-counts.ts';
import { countNeeds } from './need-counts.ts';
import { NeedsArgs, PlaceNeedsArgs } from './need.args.ts';
import { Need } from './need.entity.ts';
import { OPEN_NEED_STATES } from './need.enums.ts';
import { needFilter } from './need.filter.ts';
import { NeedBy } from './need.inputs.ts';
import { need as noun } from './need.noun.ts';
import { readScope, scopeOf } from '../listing/scope.ts';

@Resolver(() => Need)
export class NeedResolver {
  @Query(() => Need, { nullable: true, description: 'A need by its id or number 需求' })
  need(@Arg('by', () => NeedBy) by: NeedBy, @Ctx() { load }: HubContext) {
    return isGiven(by.id) ? load.need.load(by.id) : load.needByKey.load(by.number ?? '');
  }

  @Query(() => noun.Connection, { description: 'The needs list 需求清单' })
  async needs(@Args(() => NeedsArgs) args: NeedsArgs, @Ctx() context: HubContext) {
    const scope = await readScope(args.scope, context);
    return context.load.needs.load(await needPage(context, scope, args));
  }

  @FieldResolver(() => Place, {
    description: 'Where it arose; a screen sees the community, nothing finer 所在地点',
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

  @FieldResolver(() => claim.Connection, { description: 'The oldest first 认领' })
  claims(
    @Root() need: NeedRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.claimsOfNeed.load(need.id, paging);
  }
}

@Resolver(() => Place)
export class PlaceNeedsResolver {
  @FieldResolver(() => noun.Connection, {
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
    @Arg('filter', () => needFilter.Filter, { nullable: true }) filter: object | null,
    @Ctx() context: HubContext,
  ) {
    return countNeeds(place, filter, context);
  }
}
