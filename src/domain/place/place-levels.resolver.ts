/** The way down, level by level: of a district its streets, and so on to buildings. */
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { PlaceKind } from './place-kind.ts';
import { Building, Community, District, Grid, Street } from './place.entity.ts';
import { ofKinds } from './places-of-kind.ts';
import type { PlaceRow } from './place.noun.ts';

@Resolver(() => District)
export class DistrictResolver {
  @FieldResolver(() => [Street], {
    description: 'Streets, and towns, which count as streets 街道和镇',
  })
  async streets(
    @Root() place: PlaceRow,
    @Arg('kind', () => PlaceKind, { nullable: true }) kind: PlaceKind | null,
    @Ctx() { load }: HubContext,
  ) {
    return ofKinds(await load.streets.load(place.id), kind);
  }
}

@Resolver(() => Street)
export class StreetResolver {
  @FieldResolver(() => [Community], {
    description: 'Communities, and villages, which count as communities 社区和村',
  })
  async communities(
    @Root() place: PlaceRow,
    @Arg('kind', () => PlaceKind, { nullable: true }) kind: PlaceKind | null,
    @Ctx() { load }: HubContext,
  ) {
    return ofKinds(await load.communities.load(place.id), kind);
  }
}

@Resolver(() => Community)
export class CommunityResolver {
  @FieldResolver(() => [Grid], { description: '网格' })
  grids(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return load.grids.load(place.id);
  }
}

@Resolver(() => Grid)
export class GridResolver {
  @FieldResolver(() => [Building], { description: '楼栋' })
  buildings(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return load.buildings.load(place.id);
  }
}
