/** A co-building agreement: while it is in force, it opens a place to a unit. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import { Side } from './side.ts';

export const AgreementState = defineEnum('AgreementState', 'Where an agreement stands 协议状态', {
  DRAFT: '草稿',
  UNDER_REVIEW: '待对方确认',
  ACTIVE: '生效',
  EXPIRED: '到期',
  REJECTED: '未通过',
  TERMINATED: '终止',
  SUPERSEDED: '被替代',
});
export type AgreementState = keyof typeof AgreementState;

@Entity({ tableName: 'agreement' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A co-building agreement: opens a place and all below it to a unit 共建协议书',
})
export class Agreement extends Versioned {
  static readonly uses = {
    unit: ['unitId'],
    place: ['placeId'],
    history: ['path'],
    isInForce: ['state', 'validFrom', 'validUntil'],
    allowedCommands: ['state', 'path', 'unitId', 'proposedBy'],
  };

  static readonly words = { title: 'STAFF_AND_UNITS', reason: 'STAFF_AND_UNITS' } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '协议编号' })
  number!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true })
  unitId!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: 'Null for a screen 协议名称' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => AgreementState)
  state!: AgreementState;

  @Property({ type: 'text' })
  @Field(() => Side)
  proposedBy!: Side;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: '生效日' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'The last day on which it is in force 截止日' })
  validUntil!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why it was rejected or terminated; null for a screen 原因',
  })
  reason: string | null = null;
}
