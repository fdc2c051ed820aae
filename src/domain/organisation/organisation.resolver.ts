/** Party organisations and posts as fields, and what of them is personal. */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { discloseCount } from '../../engine/access/person-count.ts';
import { Building, Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { BuildingPost } from './building-post.entity.ts';
import {
  type BuildingPostRow,
  NOBODY_BESIDE,
  type PartyOrganisationRow,
} from './organisation.loaders.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

@Resolver(() => PartyOrganisation)
export class PartyOrganisationResolver {
  @Query(() => PartyOrganisation, { nullable: true, description: '党组织' })
  partyOrganisation(
    @Arg('id', () => ID, { description: '标识' }) id: string,
    @Ctx() { load }: HubContext,
  ) {
    return load.party.load(id);
  }

  @FieldResolver(() => PartyOrganisation, { nullable: true, description: '上级党组织' })
  parent(@Root() organisation: PartyOrganisationRow, @Ctx() { load }: HubContext) {
    return organisation.parentId && load.party.load(organisation.parentId);
  }

  @FieldResolver(() => [PartyOrganisation], { description: '下级党组织' })
  children(@Root() organisation: PartyOrganisationRow, @Ctx() { load }: HubContext) {
    return load.partyOrganisationsBelow.load(organisation.id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Null for screens and anonymous callers below five, and where the number of a small neighbour could be reckoned from it 党员人数',
  })
  memberCount(@Root() row: PartyOrganisationRow, @Ctx() { load, viewer }: HubContext) {
    const { id, path, parentId, memberCount: count } = row;
    const beside = async () => (parentId ? load.memberCountsBelow.load(parentId) : NOBODY_BESIDE);
    return discloseCount(viewer, path, { id, count }, beside);
  }
}

@Resolver(() => Place)
export class PlacePartyOrganisationsResolver {
  @FieldResolver(() => [PartyOrganisation], {
    description: 'The Party organisations that stand on this very place 党组织',
  })
  partyOrganisations(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return load.partyOrganisationsOfPlace.load(place.id);
  }
}

@Resolver(() => Building)
export class BuildingPostsResolver {
  @FieldResolver(() => [BuildingPost], { description: '楼栋岗' })
  posts(@Root() place: PlaceRow, @Ctx() { load }: HubContext) {
    return load.postsOfBuilding.load(place.id);
  }
}

@Resolver(() => BuildingPost)
export class BuildingPostResolver {
  @FieldResolver(() => Building, { description: '楼栋' })
  building(@Root() post: BuildingPostRow, @Ctx() { load }: HubContext) {
    return load.placeOfTree.load(post.placeId);
  }

  @FieldResolver(() => PartyOrganisation, { nullable: true, description: '所属党组织' })
  partyOrganisation(@Root() post: BuildingPostRow, @Ctx() { load }: HubContext) {
    return post.partyOrganisationId && load.party.load(post.partyOrganisationId);
  }
}
