/** The lists of bodies as root fields. */
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { civicBody, partyOrganisation } from '../organisation/organisation.noun.ts';
import { CIVIC_BODIES, PARTY_ORGANISATIONS, bodiesPage } from './body-pages.ts';
import { CivicBodiesArgs, PartyOrganisationsArgs } from './body.args.ts';

@Resolver()
export class BodiesResolver {
  @Query(() => partyOrganisation.Connection, { description: '党组织列表' })
  async partyOrganisations(
    @Args(() => PartyOrganisationsArgs) args: PartyOrganisationsArgs,
    @Ctx() context: HubContext,
  ) {
    return context.load.parties.load(await bodiesPage(context, args, PARTY_ORGANISATIONS));
  }

  @Query(() => civicBody.Connection, { description: '自治组织列表' })
  async civicBodies(
    @Args(() => CivicBodiesArgs) args: CivicBodiesArgs,
    @Ctx() context: HubContext,
  ) {
    return context.load.civicBodies.load(await bodiesPage(context, args, CIVIC_BODIES));
  }
}
