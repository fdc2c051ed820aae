/** Links for walls, for the admins of their places: which wall is alive, and which is dead. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import type { Payload } from '../../engine/noun/mutations.ts';
import { seen } from '../../engine/noun/row-payload.ts';
import { Place } from '../place/place.entity.ts';
import type { MadeLink } from './screen-link-making.ts';
import { ScreenLink } from './screen-link.entity.ts';
import { ScreenLinkState } from './screen-link.enums.ts';
import { screenLink } from './screen-link.noun.ts';
import { stateOf } from './screen-link.rules.ts';

type LinkRow = Row<ScreenLink>;

/** Ids grow with time. */
const NEWEST_FIRST: Order = [{ property: 'id', column: 'id', type: 'text', direction: 'DESC' }];

@Resolver(() => ScreenLink)
export class ScreenLinkResolver {
  @Query(() => screenLink.Connection, {
    description:
      'Links for the walls in the places of an admin, the newest first; others see none 大屏链接列表',
  })
  screenLinks(@Args(() => PagingArgs) paging: PagingArgs, @Ctx() { load }: HubContext) {
    return load.screenLinks.load({
      conditions: [],
      order: NEWEST_FIRST,
      window: windowOf(paging),
    });
  }

  @FieldResolver(() => Place, { nullable: true, description: 'What the wall shows 地点' })
  place(@Root() { placeId }: LinkRow, @Ctx() { load }: HubContext) {
    return load.place.load(placeId);
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: '到期时间' })
  async expiresAt(@Root() { tokenId }: LinkRow, @Ctx() { load }: HubContext) {
    return (await load.wallToken.load(tokenId))?.expiresAt ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, { nullable: true, description: '吊销时间' })
  async revokedAt(@Root() { tokenId }: LinkRow, @Ctx() { load }: HubContext) {
    return (await load.wallToken.load(tokenId))?.revokedAt ?? null;
  }

  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the wall last asked or listened, to the minute 最近心跳',
  })
  async lastHeartbeatAt(@Root() { tokenId }: LinkRow, @Ctx() { load }: HubContext) {
    return (await load.wallToken.load(tokenId))?.lastUsedAt ?? null;
  }

  @FieldResolver(() => ScreenLinkState, {
    nullable: true,
    description:
      'SILENT: nothing was heard of the wall for five minutes; null where its token is not yours to see 状态',
  })
  async state(@Root() { tokenId, exchangedAt }: LinkRow, @Ctx() context: HubContext) {
    const token = await context.load.wallToken.load(tokenId);
    return token && stateOf(exchangedAt, token, context.now());
  }
}

@ObjectType({ simpleResolvers: true })
export class ScreenLinkPayload {
  @Field(() => ScreenLink)
  screenLink!: ScreenLink;

  @Field(() => String, {
    nullable: true,
    description:
      'Behind the hub’s own address; opened once, on the wall. Shown once: null for `revokeScreenLink`, and when the same `idempotencyKey` comes again 一次性地址',
  })
  address!: string | null;
}

export const screenLinkPayload: Payload<ScreenLink> = {
  type: ScreenLinkPayload,
  present: async (id, { load }, made) => ({
    screenLink: seen('screen_link', id, await load.screen_link.load(id)),
    address: (made as Partial<MadeLink>).address ?? null,
  }),
};
