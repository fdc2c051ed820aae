/** Fields of what is provided that are no columns. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import { dayOf } from '../../input.ts';
import { Place } from '../place/place.entity.ts';
import { DelegatedFunction } from './delegated-function.entity.ts';
import { stands } from './provision.rules.ts';
import { ServiceItem } from './service-item.entity.ts';
import { Venue } from './venue.entity.ts';

type VenueRow = Row<Venue>;
type ServiceItemRow = Row<ServiceItem>;
type DelegatedFunctionRow = Row<DelegatedFunction>;

@Resolver(() => Venue)
export class VenueResolver {
  @FieldResolver(() => Place, { description: '所在地点' })
  place(@Root() { placeId }: VenueRow, @Ctx() { load }: HubContext) {
    return load.placeOfTree.load(placeId);
  }

  @FieldResolver(() => Boolean, { description: 'Today 是否启用中' })
  isOpen(@Root() { openedOn, closedOn }: VenueRow, @Ctx() context: HubContext): boolean {
    return stands(dayOf(context.now()), openedOn, closedOn);
  }
}

@Resolver(() => ServiceItem)
export class ServiceItemResolver {
  @FieldResolver(() => Place, { description: '办理地' })
  place(@Root() { placeId }: ServiceItemRow, @Ctx() { load }: HubContext) {
    return load.placeOfTree.load(placeId);
  }

  @FieldResolver(() => Boolean, { description: 'Today 是否办理中' })
  isOffered(@Root() { endedOn }: ServiceItemRow, @Ctx() context: HubContext): boolean {
    return stands(dayOf(context.now()), null, endedOn);
  }
}

@Resolver(() => DelegatedFunction)
export class DelegatedFunctionResolver {
  @FieldResolver(() => Place, { description: '承接地' })
  place(@Root() { placeId }: DelegatedFunctionRow, @Ctx() { load }: HubContext) {
    return load.placeOfTree.load(placeId);
  }

  @FieldResolver(() => Boolean, { description: 'Today 是否下沉中' })
  isInForce(
    @Root() { validFrom, endedOn }: DelegatedFunctionRow,
    @Ctx() context: HubContext,
  ): boolean {
    return stands(dayOf(context.now()), validFrom, endedOn);
  }
}
