/** Who asks, what it was granted, and what it sees because of that: for whoever wonders why a list is short. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { RevealType } from '../accounts/reveal.resolver.ts';
import { Role } from '../access/roles.ts';
import type { Grant, Viewer } from '../access/viewer.ts';
import { wordsFor } from '../access/words.ts';
import { Place } from '../place/place.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { countScope } from '../lists/need-counts.ts';
import { inSlice, sliceOf } from '../lists/slice.ts';
import { Sql } from '../loading/sql.ts';
import type { HubContext } from './context.ts';

@ObjectType('Grant', { description: 'A role on a place and all below it, or on a unit 授权' })
export class ViewerGrant {
  @Field(() => Role)
  role!: Role;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ends; null: not set 到期' })
  validUntil!: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How many rows there are for this viewer; more than `mostCounted` are not counted 可见数量',
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

  @Field(() => Int, {
    description:
      'A count of so many means at least so many; needs are counted whole for whoever is staff and nothing else 计数上限',
  })
  mostCounted!: number;
}

@ObjectType('Viewer', { description: 'Who asks 当前用户' })
export class ViewerType {
  @Field(() => String, { description: '名称' })
  name!: string;
}

/** To count more would mean to read all that there is. */
const MOST_COUNTED = 1_001;

type Counts = Omit<Visible, 'mostCounted'>;

async function countVisible({ reads }: HubContext, viewer: Viewer): Promise<Counts> {
  const sql = new Sql();
  const most = sql.value(MOST_COUNTED);
  const slice = sliceOf(viewer);
  const where = slice ? inSlice(slice)(sql) : 'true';
  const count = (table: string) =>
    `(select count(*) from (select from ${table} t where ${where} limit ${most}) f)::integer`;
  const text = `select ${count('need')} as needs, ${count('resource')} as resources, ${count('claim')} as claims,
    ${count('agreement')} as agreements`;
  const [row] = await reads.query<Counts>({ name: 'request.visible', text }, sql.values);
  return row ?? { needs: 0, resources: 0, claims: 0, agreements: 0 };
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
  async visible(@Root() viewer: Viewer, @Ctx() context: HubContext): Promise<Visible> {
    const isStaffAlone = viewer.unitIds.length + viewer.screenPaths.length === 0;
    const [needs, rows] = await Promise.all([
      isStaffAlone ? countScope({ everythingOf: viewer }, context) : undefined,
      countVisible(context, viewer),
    ]);
    return { ...rows, ...(needs && { needs: needs.total }), mostCounted: MOST_COUNTED };
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
