import {
  Args,
  ArgsType,
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { mutationsOf } from '../../engine/noun/mutations.ts';
import { placed } from '../../engine/noun/step.resolver.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { Liaison } from '../partnership/liaison.resolver.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { PartnerUnitRow } from '../partnership/partnership.loaders.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { ClaimStep } from './claim-step.entity.ts';
import * as commands from './claim.commands.ts';
import { Claim } from './claim.entity.ts';
import {
  AcceptClaimInput,
  AmendClaimInput,
  ClaimFilter,
  ClaimInput,
  ClaimNeedInput,
  ClaimReasonInput,
} from './claim.inputs.ts';
import { allowedOn } from './claim-actions.ts';
import { liaisonFor } from './claim-liaison.ts';
import type { ClaimRow } from './need.loaders.ts';
import { claimPage } from './need-pages.ts';
import { Need } from './need.entity.ts';
import { NEWEST_FIRST } from '../listing/list-order.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { Resource } from '../resource/resource.entity.ts';
import type { ResourceRow } from '../resource/resource.loaders.ts';
import { readScope } from '../listing/scope.ts';

export const { Connection: ClaimConnection, ConnectionResolver: ClaimConnectionResolver } =
  connectionOf('Claim', Claim, '认领列表');

export const { Connection: ClaimStepConnection, ConnectionResolver: ClaimStepConnectionResolver } =
  connectionOf('ClaimStep', ClaimStep, '认领办理记录');

@ArgsType()
export class ClaimsArgs extends PagingArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => ClaimFilter, { nullable: true })
  filter?: ClaimFilter | null;
}

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => Claim, { nullable: true, description: '认领' })
  claim(@Arg('id', () => ID) id: string, @Ctx() { load }: HubContext) {
    return load.claim.load(id);
  }

  @Query(() => ClaimConnection, { description: 'Claims, the newest first 认领列表' })
  async claims(@Args(() => ClaimsArgs) args: ClaimsArgs, @Ctx() context: HubContext) {
    const scope = await readScope(args.scope, context);
    return context.load.claims.load(await claimPage(context, scope, args));
  }

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

  @FieldResolver(() => ClaimStepConnection, { description: 'The oldest first 办理记录' })
  history(
    @Root() claim: ClaimRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return placed(load.stepsOfClaim.load(claim.id, paging), claim);
  }

  @FieldResolver(() => [String], { description: 'The commands that you may give now 可执行操作' })
  async allowedActions(@Root() claim: ClaimRow, @Ctx() context: HubContext): Promise<string[]> {
    return allowedOn(claim, context);
  }
}

@Resolver(() => PartnerUnit)
export class UnitClaimsResolver {
  @FieldResolver(() => ClaimConnection, { description: 'The newest first 认领' })
  claims(
    @Root() unit: PartnerUnitRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.claims.load({
      conditions: [(sql) => `t.unit_id = ${sql.value(unit.id)}`],
      order: NEWEST_FIRST,
      window: windowOf(paging),
    });
  }
}

@Resolver(() => Resource)
export class ResourceClaimsResolver {
  @FieldResolver(() => ClaimConnection, {
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

@ObjectType({ simpleResolvers: true })
export class ClaimPayload {
  @Field(() => Claim)
  claim!: Claim;

  @Field(() => Need, { description: 'As the claim has left it' })
  need!: Need;
}

export const ClaimMutations = mutationsOf<Claim>(
  ClaimPayload,
  {
    claimNeed: {
      input: ClaimNeedInput,
      run: commands.claimNeed,
      description:
        'A LISTED need, in part or whole; the unit has an agreement in force with its place, and no other bid that waits on it with the same resource 认领需求',
    },
    amendClaim: {
      input: AmendClaimInput,
      run: commands.amendClaim,
      description:
        'A PROPOSED claim, by whoever may propose so; what another side has accepted, it accepts anew 修改认领',
    },
    acceptClaim: {
      input: AcceptClaimInput,
      run: commands.acceptClaim,
      description:
        'Stands when both sides have accepted; never more than is needed or in stock 接受认领',
    },
    declineClaim: { input: ClaimReasonInput, run: commands.declineClaim, description: '谢绝认领' },
    startClaim: { input: ClaimInput, run: commands.startClaim, description: '开始实施' },
    deliverClaim: { input: ClaimInput, run: commands.deliverClaim, description: '完成实施' },
    confirmClaim: { input: ClaimInput, run: commands.confirmClaim, description: '验收' },
    withdrawClaim: {
      input: ClaimReasonInput,
      run: commands.withdrawClaim,
      description: 'The need is open again for its part 撤回认领',
    },
    reportNoShow: {
      input: ClaimReasonInput,
      run: commands.reportNoShow,
      description: 'The unit did not come: the need is open again for its part 未履约',
    },
  },
  async (id, { load }) => {
    const claim = await load.claim.load(id);
    return { claim, need: claim && (await load.need.load(claim.needId)) };
  },
);
