/** What every body has: its place, its terms, and by which of them it is led today. */
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  ObjectType,
  Field,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { dayOf } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Place } from '../place/place.entity.ts';
import type { PlaceRow } from '../place/place.noun.ts';
import { type BodyRow, type TermRow, bodyOf } from './body.loaders.ts';
import { Body } from './body.ts';
import { civicBody, term } from './organisation.noun.ts';
import type { PartyOrganisationRow } from './organisation.loaders.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';
import { Term } from './term.entity.ts';

@Resolver(() => Body)
export class BodyResolver {
  @Query(() => Body, {
    nullable: true,
    description: 'A Party organisation or a civic body, by its id 组织机构',
  })
  body(@Arg('id', () => ID, { description: '标识' }) id: string, @Ctx() { load }: HubContext) {
    return bodyOf(load, id);
  }

  @FieldResolver(() => Place, { description: 'The place it stands on 所在地点' })
  place(@Root() { placeId }: BodyRow, @Ctx() { load }: HubContext) {
    return load.placeOfTree.load(placeId);
  }

  @FieldResolver(() => Term, {
    nullable: true,
    description: 'The last that has begun, be it over or not 本届',
  })
  term(@Root() { id }: BodyRow, @Ctx() context: HubContext) {
    return context.load.termsOn.load(id, dayOf(context.now()));
  }

  @FieldResolver(() => term.Connection, { description: 'The newest first 历届' })
  terms(
    @Root() { id }: BodyRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.termsOfBody.load(id, paging);
  }
}

@Resolver(() => Term)
export class TermResolver {
  @FieldResolver(() => Body, { description: '组织机构' })
  body(@Root() { bodyId }: TermRow, @Ctx() { load }: HubContext) {
    return bodyOf(load, bodyId);
  }

  @FieldResolver(() => Boolean, {
    description: 'Its last day has passed: the election is due 是否到届未换',
  })
  isOverdue(@Root() { validUntil }: TermRow, @Ctx() context: HubContext): boolean {
    return validUntil < dayOf(context.now());
  }
}

@ObjectType({ simpleResolvers: true, description: 'What a body stands for 特色党建品牌' })
export class Brand {
  @Field(() => String, { description: '品牌名称' })
  name!: string;

  @Field(() => String, { nullable: true, description: '品牌主题' })
  theme!: string | null;
}

@Resolver(() => PartyOrganisation)
export class BrandResolver {
  @FieldResolver(() => Brand, {
    nullable: true,
    description: 'Of a street’s or a community’s organisation 特色党建品牌',
  })
  brand(@Root() { brandName, brandTheme }: PartyOrganisationRow): Brand | null {
    return brandName === null ? null : { name: brandName, theme: brandTheme };
  }
}

@Resolver(() => Place)
export class PlaceCivicBodiesResolver {
  @FieldResolver(() => civicBody.Connection, {
    description: 'Committees of residents, villagers and owners on this very place 自治组织',
  })
  civicBodies(
    @Root() place: PlaceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.civicBodiesOfPlace.load(place.id, paging);
  }
}
