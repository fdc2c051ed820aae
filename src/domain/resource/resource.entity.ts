/** A resource: what a unit offers, for how long, and how much of it is set aside. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { NeedCategory } from '../listing/category.ts';
import { ResourceAudience, ResourceKind, ResourceState } from './resource.enums.ts';

@Entity({ tableName: 'resource' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'An item of the resources list: what a unit offers 资源',
})
export class Resource extends Versioned {
  static readonly uses = {
    unit: ['unitId'],
    place: ['placeId'],
    history: ['path'],
    available: ['quantity', 'reserved', 'isInexhaustible'],
    allowedCommands: ['state', 'path', 'unitId', 'pendingTitle', 'pendingDescription'],
  };

  static readonly words = {
    title: 'STAFF_AND_UNITS',
    description: 'STAFF_AND_UNITS',
    unitOfMeasure: 'STAFF_AND_UNITS',
    pendingTitle: 'OWN',
    pendingDescription: 'OWN',
  } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '资源编号' })
  number!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true })
  unitId!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text' })
  @Field(() => ResourceKind)
  kind!: ResourceKind;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 标题' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 说明' })
  description!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'A changed title that waits to be read; for its unit and the staff of its place 待审标题',
  })
  pendingTitle: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'A changed description that waits to be read; for its unit and the staff of its place 待审说明',
  })
  pendingDescription: string | null = null;

  @Property({ type: 'array', columnType: 'text[]' })
  @Field(() => [NeedCategory], { description: 'The categories of needs it serves 服务类别' })
  categories!: NeedCategory[];

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Null where it is inexhaustible 总量' })
  quantity!: number | null;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 计量单位' })
  unitOfMeasure!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Does not run out 不限量' })
  isInexhaustible!: boolean;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Set aside by accepted claims 已预留' })
  reserved: Opt<number> = 0;

  @Property({ type: 'text' })
  @Field(() => ResourceAudience)
  openTo!: ResourceAudience;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: '开放起始日' })
  availableFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: '开放截止日' })
  availableUntil!: string;

  @Property({ type: 'text' })
  @Field(() => ResourceState)
  state!: ResourceState;
}
