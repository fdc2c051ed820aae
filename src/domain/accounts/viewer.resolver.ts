/** The caller, its grants, and what it sees by them: explains why a list is short. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { RevealType } from './reveal.resolver.ts';
import { Role } from '../../engine/access/roles.ts';
import type { Grant } from '../../engine/access/grant.ts';
import type { Viewer } from '../../engine/access/viewer.ts';
import { wordsFor } from '../../engine/access/words.ts';
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
    description: 'The role of its first grant; null for an anonymous caller 角色',
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
