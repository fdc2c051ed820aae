/** The tree as fields: up, down, below, and the codes that a place has had. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { isGiven } from '../../input.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import { ForwardArgs, PagingArgs } from '../../engine/loading/paging.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { PlaceCode } from './place-code.entity.ts';
import { PlaceKind } from './place-kind.ts';
import { District, Place } from './place.entity.ts';
import { PlaceBy, PlacesArgs } from './place.inputs.ts';
import { descendantsOf, placePage } from './place-pages.ts';
import { ofKind } from './places-of-kind.ts';
import { placeWithin } from './place-within.ts';
import type { PlaceRow } from './place.noun.ts';
import { place as noun } from './place.noun.ts';

export const { Connection: PlaceCodeConnection, ConnectionResolver: PlaceCodeConnectionResolver } =
  connectionOf('PlaceCode', PlaceCode, '历史代码');

@Resolver(() => Place)
export class PlaceResolver {
  @Query(() => Place, {
    nullable: true,
    description: 'A place by its id or by a code that it has or had 地点',
  })
  place(@Arg('by', () => PlaceBy) by: PlaceBy, @Ctx() { load }: HubContext) {
    return isGiven(by.id) ? load.placeOfTree.load(by.id) : load.placeByCode.load(by.code ?? '');
  }

  @Query(() => noun.Connection, { description: 'Places, by code; found by their names 地点列表' })
  async places(@Args(() => PlacesArgs) args: PlacesArgs, @Ctx() { load, reads }: HubContext) {
    return load.places.load(await placePage(reads, await placeWithin(args, load), args));
  }

  @Query(() => District, { nullable: true, description: 'A district by its code 区' })
  async district(
    @Arg('code', () => String, { description: '区划代码' }) code: string,
    @Ctx() { load }: HubContext,
  ) {
    return ofKind(await load.placeByCode.load(code), 'DISTRICT');
  }

  @FieldResolver(() => Place, { nullable: true, description: 'The place right above 上级' })
  parent(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return place.parentId && load.placeOfTree.load(place.parentId);
  }

  @FieldResolver(() => [Place], { description: 'All places above, the outermost first 各级上级' })
  ancestors(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return load.ancestors(place);
  }

  @FieldResolver(() => [Place], {
    description: 'The places right below, by code; of more than 1,000 see `descendants` 下级',
  })
  children(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return load.children.load(place.id);
  }

  @FieldResolver(() => noun.Connection, { description: 'All places below, by code 各级下级' })
  descendants(
    @Root() place: PlaceRow,
    @Arg('kind', () => PlaceKind, { nullable: true }) kind: PlaceKind | null,
    @Args(() => ForwardArgs) paging: ForwardArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.descendants.load(descendantsOf(place, kind, paging));
  }

  @FieldResolver(() => PlaceCodeConnection, {
    description: 'The codes that it has and had 历史代码',
  })
  codes(
    @Root() place: PlaceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.codesOfPlace.load(place.id, paging);
  }
}
