/** The live feed of resources. */
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  createUnionType,
} from 'type-graphql';
import type { HubContext } from '../request/context.ts';
import { FeedArgs, FeedCaughtUp, FeedReset, RowChange } from './feed-events.ts';
import { type ListEvent, type ListFeedArgs, type RowFeed, openList } from './list-source.ts';
import { isOfUnit } from './concern.ts';
import { resourcePage } from './lists.loaders.ts';
import { Resource } from './resource.entity.ts';
import { ResourceState } from './resource.enums.ts';
import { RESOURCE_FIELDS } from './resource.filter.ts';
import { ResourceFilter } from './resource.inputs.ts';

@ObjectType({ simpleResolvers: true, description: 'A resource changed 资源变动' })
export class ResourceChange extends RowChange {
  @Field(() => ResourceState, {
    nullable: true,
    description: 'Null where the resource is new, or was not for this subscriber to see 原状态',
  })
  from!: ResourceState | null;

  @Field(() => ResourceState, {
    nullable: true,
    description: 'Null where the resource is not for this subscriber to see any more 新状态',
  })
  to!: ResourceState | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A resource of the list as it is when the feed begins 现有资源',
})
export class ResourceSnapshotRow {
  @Field(() => Resource)
  resource!: Resource;
}

export const ResourceFeedEvent = createUnionType({
  name: 'ResourceFeedEvent',
  description: '资源动态',
  types: () => [ResourceSnapshotRow, ResourceChange, FeedCaughtUp, FeedReset] as const,
});

@ArgsType()
class ResourceFeedArgs extends FeedArgs {
  @Field(() => ResourceFilter, { nullable: true })
  filter?: ResourceFilter | null;
}

const FEED: RowFeed = {
  kind: 'resource',
  change: ResourceChange.name,
  row: ResourceSnapshotRow.name,
  fields: RESOURCE_FIELDS,
  seen: (load) => load.seenResourceImage,
  belongs: isOfUnit,
  page: async ({ load }, scope, list) => load.resources.load(resourcePage(scope, list)),
};

@Resolver(() => ResourceChange)
export class ResourceFeedResolver {
  @Subscription(() => ResourceFeedEvent, {
    description:
      'Resources as they change. Begins with FeedCaughtUp once it is live; with `since`, what was missed comes first; with `snapshot`, the present list 资源动态',
    subscribe: ({ args, context }) => openList(FEED, args as ListFeedArgs, context as HubContext),
  })
  resourceChanged(
    @Root() event: ListEvent,
    @Args(() => ResourceFeedArgs) _asked: ResourceFeedArgs,
  ): ListEvent {
    return event;
  }

  @FieldResolver(() => Resource, {
    nullable: true,
    description: 'As of delivery; null when it LEFT',
  })
  resource(@Root() change: Readonly<ResourceChange>, @Ctx() { load }: HubContext) {
    return change.effect === 'LEFT' ? null : load.resource.load(change.id);
  }
}
