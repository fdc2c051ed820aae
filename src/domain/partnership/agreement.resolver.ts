/** Fields of an agreement that are no columns. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { dayOf } from '../../input.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Place } from '../place/place.entity.ts';
import { Agreement } from './agreement.entity.ts';
import { agreement } from './agreement.noun.ts';
import { isInForceOn } from './agreement.rules.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import type { AgreementRow } from './partnership.loaders.ts';

@Resolver(() => Agreement)
export class AgreementResolver {
  @FieldResolver(() => PartnerUnit, { description: '共建单位' })
  unit(@Root() row: AgreementRow, @Ctx() { load }: HubContext) {
    return load.unit.load(row.unitId);
  }

  @FieldResolver(() => Place, {
    description: 'The place that it opens, with all below it or what it names of it 地点',
  })
  place(@Root() row: AgreementRow, @Ctx() { load }: HubContext) {
    return load.place.load(row.placeId);
  }

  @FieldResolver(() => [Place], {
    nullable: true,
    description: 'The places below that alone are opened; null: all of its place 开放的下级地点',
  })
  async openedPlaces(@Root() { openedPlaceIds }: AgreementRow, @Ctx() { load }: HubContext) {
    if (!openedPlaceIds) return null;
    const places = await Promise.all(openedPlaceIds.map((id) => load.place.load(id)));
    // For a screen several of a community are that community.
    const found = places.filter((one) => one !== null);
    return [...new Map(found.map((one) => [one.id, one])).values()];
  }

  @FieldResolver(() => Boolean, { description: 'By its state and its dates, today 是否生效中' })
  isInForce(@Root() row: AgreementRow, @Ctx() context: HubContext): boolean {
    return isInForceOn(row, dayOf(context.now()));
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The version that it amends, and takes the place of once it is accepted 修订自',
  })
  supersedes(@Root() { supersedesId }: AgreementRow, @Ctx() { load }: HubContext) {
    return supersedesId && load.agreement.load(supersedesId);
  }

  @FieldResolver(() => Agreement, {
    nullable: true,
    description: 'The version that took its place 被其替代',
  })
  supersededBy(@Root() { supersededById }: AgreementRow, @Ctx() { load }: HubContext) {
    return supersededById && load.agreement.load(supersededById);
  }

  @FieldResolver(() => agreement.Connection, {
    description: 'All versions of this agreement that you may see, the first one first 历次版本',
  })
  versions(
    @Root() row: AgreementRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.versionsOfAgreement.load(row, paging);
  }
}
