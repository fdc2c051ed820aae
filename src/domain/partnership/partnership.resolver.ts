/** The root fields of units, and units and agreements as fields. */
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { OrderInput } from '../../engine/loading/order-of.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import type { Sql } from '../../engine/loading/sql.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { agreement } from './agreement.noun.ts';
import { partnerUnit } from './partner-unit.noun.ts';
import { PartnerUnit, Sector } from './partner-unit.entity.ts';
import { knowsUnit } from './unit-knowledge.ts';
import type { PartnerUnitRow } from './partnership.loaders.ts';
import { unitFieldsFor, unitFilter, unitOrder, unitOrderFor } from './unit.filter.ts';

@ArgsType()
class PartnerUnitsArgs extends PagingArgs {
  @Field(() => Sector, { nullable: true })
  sector?: Sector | null;

  @Field(() => unitFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [unitOrder.Order], { nullable: true, description: 'By name if left out 排序' })
  orderBy?: OrderInput[] | null;
}

@Resolver(() => PartnerUnit)
export class PartnerUnitResolver {
  @Query(() => PartnerUnit, { nullable: true, description: '共建单位' })
  partnerUnit(
    @Arg('id', () => ID, { description: '标识' }) id: string,
    @Ctx() { load }: HubContext,
  ) {
    return load.unit.load(id);
  }

  @Query(() => partnerUnit.Connection, { description: 'Partner units, by name 共建单位列表' })
  partnerUnits(
    @Args(() => PartnerUnitsArgs) { sector, filter, orderBy, ...paging }: PartnerUnitsArgs,
    @Ctx() { load, reads, viewer }: HubContext,
  ) {
    const filters = filter
      ? [conditionOf(filter as FilterInput, unitFieldsFor(viewer), reads.asOf)]
      : [];
    return load.units.load({
      conditions: [
        ...(sector ? [(sql: Sql) => `t.sector = ${sql.value(sector)}`] : []),
        ...filters,
      ],
      order: unitOrderFor(viewer, orderBy),
      window: windowOf(paging),
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Its code in the hub; for staff and for itself, others know name and sector 单位编号',
  })
  code(@Root() unit: PartnerUnitRow, @Ctx() { viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? unit.code : null;
  }

  @FieldResolver(() => Place, {
    nullable: true,
    description: 'For staff and for itself, others know name and sector 所在地点',
  })
  place(@Root() unit: PartnerUnitRow, @Ctx() { load, viewer }: HubContext) {
    return knowsUnit(viewer, unit) ? load.place.load(unit.placeId) : null;
  }

  @FieldResolver(() => agreement.Connection, {
    description: 'In the order of their first days 共建协议',
  })
  agreements(
    @Root() unit: PartnerUnitRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.agreementsOfUnit.load(unit.id, paging);
  }
}

@Resolver(() => Place)
export class PlaceAgreementsResolver {
  @FieldResolver(() => agreement.Connection, {
    description: 'Agreements with this very place, in the order of their first days 共建协议',
  })
  agreements(
    @Root() place: PlaceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.agreementsOfPlace.load(place, paging);
  }
}
