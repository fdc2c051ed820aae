/** A need, with the quantities that follow from its claims. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { NeedCategory } from '../listing/category.ts';
import { NeedClosure, NeedScale, NeedState, NeedUrgency, NeedVisibility } from './need.enums.ts';

/**
 * An item of the needs list. `committed` and `delivered` are derived from its claims by every claim command
 * and hold `delivered <= committed <= quantity`; `resolved` is the part that the place did itself.
 */
@Entity({ tableName: 'need' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'An item of the needs list 需求',
})
export class Need extends Versioned {
  static readonly uses = {
    place: ['placeId', 'path'],
    history: ['path'],
    unit: ['unitId'],
    mergedInto: ['mergedIntoId'],
    needed: ['quantity'],
    uncommitted: ['quantity', 'committed'],
    isOverdue: ['state', 'deadline'],
    allowedCommands: [
      'state',
      'path',
      'unitId',
      'isPublic',
      'visibility',
      'category',
      'quantity',
      'committed',
    ],
  };

  static readonly words = {
    title: { publicBy: 'isPublic' },
    description: 'STAFF_AND_UNITS',
    unitOfMeasure: 'STAFF_AND_UNITS',
  } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '需求编号' })
  number!: string;

  @Property({ type: 'text' })
  @Field(() => String, {
    nullable: true,
    description: 'Null for a screen, unless it is public 标题',
  })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 说明' })
  description!: string;

  @Property({ type: 'text' })
  @Field(() => NeedCategory)
  category!: NeedCategory;

  @Property({ type: 'text' })
  @Field(() => NeedScale)
  scale!: NeedScale;

  @Property({ type: 'text' })
  @Field(() => NeedUrgency)
  urgency!: NeedUrgency;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true, nullable: true })
  unitId!: string | null;

  @Property({ type: 'text' })
  @Field(() => NeedVisibility)
  visibility!: NeedVisibility;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether screens show its title 标题公开' })
  isPublic: Opt<boolean> = false;

  @Property({ type: 'integer' })
  quantity!: number;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 计量单位' })
  unitOfMeasure!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Covered by accepted claims or done by the place 已落实数量' })
  committed: Opt<number> = 0;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '已完成数量' })
  delivered: Opt<number> = 0;

  @Property({ type: 'integer' })
  resolved: Opt<number> = 0;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '办理时限' })
  deadline!: Date;

  @Property({ type: 'text' })
  @Field(() => NeedState)
  state!: NeedState;

  @ManyToOne(() => Need, { mapToPk: true, nullable: true })
  mergedIntoId: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When a shelved need is looked at again 复核日期',
  })
  reviewOn: string | null = null;

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: '1 to 5, by the side that raised it; null: unrated 评价',
  })
  rating: number | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => NeedClosure, { nullable: true })
  closure: NeedClosure | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '列入清单时间' })
  listedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '认领时间' })
  claimedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '办结时间' })
  deliveredAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '关闭时间' })
  closedAt: Date | null = null;

  /** What search compares; the database makes it. */
  @Property({ type: 'text', persist: false, hydrate: false })
  readonly words?: string;

  /** The areas above, whose lists are kept in their order; the database makes them. */
  @Property({ type: 'text', persist: false, hydrate: false })
  readonly districtPath?: string;

  @Property({ type: 'text', persist: false, hydrate: false })
  readonly streetPath?: string;

  @Property({ type: 'text', persist: false, hydrate: false })
  readonly communityPath?: string;

  @Property({ type: 'text', persist: false, hydrate: false })
  readonly gridPath?: string;
}
