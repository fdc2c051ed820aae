/** Fields of a resource that are no columns. */
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { Resource } from './resource.entity.ts';
import { availableOf } from './resource.rules.ts';

export type ResourceRow = Row<Resource>;

@Resolver(() => Resource)
export class ResourceResolver {
  @FieldResolver(() => PartnerUnit, { description: '提供单位' })
  unit(@Root() { unitId }: ResourceRow, @Ctx() { load }: HubContext) {
    return load.unit.load(unitId);
  }

  @FieldResolver(() => Place, { description: 'Serves this place and all below it 服务范围' })
  place(@Root() { placeId }: ResourceRow, @Ctx() { load }: HubContext) {
    return load.place.load(placeId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Null where it does not run out 剩余量',
  })
  available(@Root() resource: ResourceRow): number | null {
    const available = availableOf(resource);
    return Number.isFinite(available) ? available : null;
  }
}
