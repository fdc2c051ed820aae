import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { grantFor } from '../../engine/access/permissions.ts';
import { mutationsOf } from '../../engine/noun/mutations.ts';
import { placed } from '../../engine/noun/step.resolver.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { PartnerUnitRow } from '../partnership/partnership.loaders.ts';
import { Place } from '../place/place.entity.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { type ResourceRow, resourcePage } from './resource.loaders.ts';
import { NEWEST_FIRST } from '../listing/list-order.ts';
import { ScopeInput } from '../listing/scope.inputs.ts';
import { ResourceStep } from './resource-step.entity.ts';
import { isWaiting } from './resource-text.ts';
import * as commands from './resource.commands.ts';
import { Resource } from './resource.entity.ts';
import {
  AmendResourceInput,
  OfferResourceInput,
  ResourceFilter,
  ResourceInput,
  ResourceReasonInput,
} from './resource.inputs.ts';
import { availableOf, resourceLifecycle } from './resource.rules.ts';
import { readScope } from '../listing/scope.ts';

export const { Connection: ResourceConnection, ConnectionResolver: ResourceConnectionResolver } =
  connectionOf('Resource', Resource, '资源清单');

export const {
  Connection: ResourceStepConnection,
  ConnectionResolver: ResourceStepConnectionResolver,
} = connectionOf('ResourceStep', ResourceStep, '资源办理记录');

@ArgsType()
export class ResourcesArgs extends PagingArgs {
  @Field(() => ScopeInput, { nullable: true })
  scope?: ScopeInput | null;

  @Field(() => ResourceFilter, { nullable: true })
  filter?: ResourceFilter | null;
}

@Resolver(() => Resource)
export class ResourceResolver {
  @Query(() => Resource, { nullable: true, description: '资源' })
  resource(@Arg('id', () => ID) id: string, @Ctx() { load }: HubContext) {
    return load.resource.load(id);
  }

  @Query(() => ResourceConnection, { description: 'The resources list, the newest first 资源清单' })
  async resources(@Args(() => ResourcesArgs) args: ResourcesArgs, @Ctx() context: HubContext) {
    const scope = await readScope(args.scope, context);
    return context.load.resources.load(await resourcePage(context, scope, args));
  }

  @FieldResolver(() => PartnerUnit, { description: '提供单位' })
  unit(@Root() resource: ResourceRow, @Ctx() { load }: HubContext) {
    return load.unit.load(resource.unitId);
  }

  @FieldResolver(() => Place, { description: 'Serves this place and all below it 服务范围' })
  place(@Root() resource: ResourceRow, @Ctx() { load }: HubContext) {
    return load.place.load(resource.placeId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Null where it does not run out 剩余量',
  })
  available(@Root() resource: ResourceRow): number | null {
    const available = availableOf(resource);
    return Number.isFinite(available) ? available : null;
  }

  @FieldResolver(() => ResourceStepConnection, { description: 'The oldest first 办理记录' })
  history(
    @Root() resource: ResourceRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return placed(load.stepsOfResource.load(resource.id, paging), resource);
  }

  @FieldResolver(() => [String], { description: 'The commands that you may give now 可执行操作' })
  allowedActions(@Root() resource: ResourceRow, @Ctx() { viewer }: HubContext): string[] {
    return resourceLifecycle
      .allowed(resource.state)
      .filter((command) => !/^(approve|refuse)/.test(command) || isWaiting(resource))
      .filter((command) => grantFor(viewer, command, resource) !== undefined);
  }
}

@Resolver(() => PartnerUnit)
export class UnitResourcesResolver {
  @FieldResolver(() => ResourceConnection, { description: 'The newest first 资源清单' })
  resources(
    @Root() unit: PartnerUnitRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.resources.load({
      conditions: [(sql) => `t.unit_id = ${sql.value(unit.id)}`],
      order: NEWEST_FIRST,
      window: windowOf(paging),
    });
  }
}

@ObjectType({ simpleResolvers: true })
export class ResourcePayload {
  @Field(() => Resource)
  resource!: Resource;
}

export const ResourceMutations = mutationsOf<Resource>(
  ResourcePayload,
  {
    offerResource: {
      input: OfferResourceInput,
      run: commands.offerResource,
      description: '提供资源',
    },
    amendResource: {
      input: AmendResourceInput,
      run: commands.amendResource,
      description:
        'The text of what was listed waits beside the old one for approveResource; the rest counts at once 修改资源',
    },
    listResource: { input: ResourceInput, run: commands.listResource, description: '列入清单' },
    approveResource: {
      input: ResourceInput,
      run: commands.approveResource,
      description: 'Others read the changed text from now on 通过修改',
    },
    refuseResource: {
      input: ResourceReasonInput,
      run: commands.refuseResource,
      description: 'The changed text is dropped, the one that was read stays 不通过修改',
    },
    pauseResource: { input: ResourceInput, run: commands.pauseResource, description: '暂停' },
    resumeResource: { input: ResourceInput, run: commands.resumeResource, description: '恢复' },
    withdrawResource: {
      input: ResourceInput,
      run: commands.withdrawResource,
      description: 'Only what is not reserved: accepted claims keep their part 撤回资源',
    },
  },
  async (id, { load }) => ({ resource: await load.resource.load(id) }),
);
