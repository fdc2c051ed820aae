/** Who asks, what it was granted, and what it sees because of that: for whoever wonders why a list is short. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { RevealType } from './reveal.resolver.ts';
import { Role } from '../../engine/access/roles.ts';
import type { Grant, Viewer } from '../../engine/access/viewer.ts';
import { wordsFor } from '../../engine/access/words.ts';
import { defineEnum } from '../../labels.ts';
import { countVisible } from './visible.ts';
import { Place } from '../place/place.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import type { HubContext } from '../../engine/execution/context.ts';

@ObjectType('Grant', { description: 'A role on a place and all below it, or on a unit 授权' })
export class ViewerGrant {
  @Field(() => Role)
  role!: Role;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends; null: not set 到期' })
  validUntil!: Date | null;
}

export const VisibleList = defineEnum('VisibleList', 'A list whose rows are counted 清单', {
  NEEDS: '需求',
  RESOURCES: '资源',
  CLAIMS: '认领',
  AGREEMENTS: '共建协议',
});
export type VisibleList = keyof typeof VisibleList;

@ObjectType({
  simpleResolvers: true,
  description:
    'How many rows there are for this viewer; of those that are counted one by one, 1,000 at most 可见数量',
})
export class Visible {
  @Field(() => Int, { description: '需求' })
  needs!: number;

  @Field(() => Int, { description: '资源' })
  resources!: number;

  @Field(() => Int, { description: '认领' })
  claims!: number;

  @Field(() => Int, { description: '共建协议' })
  agreements!: number;

  @Field(() => [VisibleList], {
    description: 'Lists with more rows than are told here 超过计数上限的清单',
  })
  over!: VisibleList[];
}

@ObjectType('Viewer', { description: 'Who asks 当前用户' })
export class ViewerType {
  @Field(() => String, { description: '名称' })
  name!: string;
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who asks 当前用户' })
  viewer(@Ctx() { viewer }: HubContext) {
    return viewer;
  }

  @FieldResolver(() => Role, {
    nullable: true,
    description: 'The first of its grants; null: nobody known 角色',
  })
  role(@Root() viewer: Viewer): Role | null {
    return viewer.grants[0]?.role ?? null;
  }

  @FieldResolver(() => [ViewerGrant], { description: '授权' })
  grants(@Root() viewer: Viewer) {
    return viewer.grants;
  }

  @FieldResolver(() => [RevealType], { description: 'In force now 正在查看的明文' })
  reveals(@Root() { reveals }: Viewer, @Ctx() context: HubContext) {
    const now = context.now();
    return reveals.filter(({ until }) => until > now);
  }

  @FieldResolver(() => [String], { description: 'What it sees and why, in words 可见范围' })
  sees(@Root() viewer: Viewer): string[] {
    return wordsFor(viewer);
  }

  @FieldResolver(() => Visible, { description: '可见数量' })
  async visible(@Root() _viewer: Viewer, @Ctx() context: HubContext): Promise<Visible> {
    const counts = await countVisible(context);
    const lists = Object.entries(counts);
    const over = lists.filter(([, { isExact }]) => !isExact).map(([list]) => list.toUpperCase());
    const values = Object.fromEntries(lists.map(([list, { value }]) => [list, value]));
    return { ...values, over } as Visible;
  }
}

@Resolver(() => ViewerGrant)
export class ViewerGrantResolver {
  @FieldResolver(() => Place, { nullable: true, description: '地点' })
  place(@Root() grant: Grant, @Ctx() { load }: HubContext) {
    return grant.place && load.place.load(grant.place.id);
  }

  @FieldResolver(() => PartnerUnit, { nullable: true, description: '共建单位' })
  unit(@Root() grant: Grant, @Ctx() { load }: HubContext) {
    return grant.unit && load.unit.load(grant.unit.id);
  }
}
