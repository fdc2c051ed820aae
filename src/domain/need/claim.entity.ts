/** A claim: a unit takes a need, in part or whole. Both sides accept before it stands. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { ClaimOrigin, ClaimState } from './claim.enums.ts';
import { Need } from './need.entity.ts';
import { Resource } from '../resource/resource.entity.ts';

@Entity({ tableName: 'claim' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A unit takes (part of) a need, with a resource of its own or without 认领',
})
export class Claim extends Versioned {
  /** A payload tells the need of its claim. */
  static readonly kept = ['needId'];
  static readonly uses = {
    unit: ['unitId'],
    liaison: ['unitId', 'state', 'path'],
    history: ['path'],
    resource: ['resourceId'],
    allowedCommands: ['state', 'path', 'unitId', 'origin', 'acceptedByPlaceAt', 'acceptedByUnitAt'],
  };

  static readonly words = {
    overrideReason: 'STAFF_AND_UNITS',
    reason: 'STAFF_AND_UNITS',
  } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '认领编号' })
  number!: string;

  @ManyToOne(() => Need, { mapToPk: true })
  needId!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true })
  unitId!: string;

  @ManyToOne(() => Resource, { mapToPk: true, nullable: true })
  resourceId!: string | null;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '认领数量' })
  quantity!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, {
    description: 'The part that no longer counts, since its delivery was refused 未通过数量',
  })
  refusedQuantity: Opt<number> = 0;

  @Property({ type: 'text' })
  @Field(() => ClaimOrigin)
  origin!: ClaimOrigin;

  @Property({ type: 'text' })
  @Field(() => ClaimState)
  state!: ClaimState;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '属地接受时间' })
  acceptedByPlaceAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '单位接受时间' })
  acceptedByUnitAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '开始实施时间' })
  startedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '完成实施时间' })
  deliveredAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '验收时间' })
  confirmedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why the street allowed it without an agreement; null for a screen 破例原因',
  })
  overrideReason: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it ended; null for a screen 终止原因' })
  reason: string | null = null;

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
