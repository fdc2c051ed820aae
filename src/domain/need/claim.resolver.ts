/** Fields of a claim that are no columns, and the claims on a resource. */
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PagingArgs } from '../../engine/loading/paging.ts';
import { Liaison } from '../partnership/liaison.resolver.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { Claim } from './claim.entity.ts';
import { claim as noun } from './claim.noun.ts';
import { liaisonFor } from './claim-liaison.ts';
import type { ClaimRow } from './need.loaders.ts';
import { Need } from './need.entity.ts';
import { Resource } from '../resource/resource.entity.ts';
import type { ResourceRow } from '../resource/resource.resolver.ts';

@Resolver(() => Claim)
export class ClaimResolver {
  @FieldResolver(() => Need, { description: '需求' })
  need(@Root() claim: ClaimRow, @Ctx() { load }: HubContext) {
    return load.need.load(claim.needId);
  }

  @FieldResolver(() => PartnerUnit, { description: '认领单位' })
  unit(@Root() claim: ClaimRow, @Ctx() { load }: HubContext) {
    return load.unit.load(claim.unitId);
  }

  @FieldResolver(() => Liaison, {
    nullable: true,
    description:
      'Plain for both sides once the claim is accepted; before, as the unit shows it 联络员',
  })
  async liaison(@Root() claim: ClaimRow, @Ctx() { load }: HubContext): Promise<Liaison | null> {
    const unit = await load.unit.load(claim.unitId);
    return unit && liaisonFor(claim, unit);
  }

  @FieldResolver(() => Resource, { nullable: true, description: '使用的资源' })
  resource(@Root() claim: ClaimRow, @Ctx() { load }: HubContext) {
    return claim.resourceId && load.resource.load(claim.resourceId);
  }
}

@Resolver(() => Resource)
export class ResourceClaimsResolver {
  @FieldResolver(() => noun.Connection, {
    description: 'Claims that draw on it, the oldest first 使用情况',
  })
  claims(
    @Root() resource: ResourceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.claimsOfResource.load(resource.id, paging);
  }
}
