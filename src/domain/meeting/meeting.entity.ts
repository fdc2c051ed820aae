/** A joint meeting: of a committee of units, with notice, a quorum, minutes, and decisions that are followed up. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { MeetingState } from './meeting.enums.ts';

@Entity({ tableName: 'meeting' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A joint meeting of a committee and its member units 党建工作联席会议',
})
export class Meeting extends Versioned {
  static readonly uses = {
    committee: ['committeeId'],
    history: ['path'],
    minutes: ['minutes', 'state', 'path'],
    hasQuorum: ['seats', 'present', 'quorumPercent'],
    allowedCommands: ['state', 'path'],
  };

  static readonly words = {
    title: 'STAFF_AND_UNITS',
    venue: 'STAFF_AND_UNITS',
    minutes: 'STAFF_AND_UNITS',
    reason: 'STAFF_AND_UNITS',
  } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '会议编号' })
  number!: string;

  @ManyToOne(() => PartyOrganisation, { mapToPk: true })
  committeeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: '会议名称' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => MeetingState)
  state!: MeetingState;

  @Property({ type: 'Date', columnType: 'timestamptz(3)' })
  @Field(() => GraphQLDateTime, { description: '会议时间' })
  scheduledAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: '会议地点' })
  venue!: string;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '通知时间' })
  notifiedAt: Date | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '召开时间' })
  heldAt: Date | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Seats that had notice and were in force when it was held 应到席位',
  })
  seats: number | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Of these, those that were taken 实到席位' })
  present: number | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'The committee’s when it was held; null: not held yet, or more than half was asked for 当时法定人数百分比',
  })
  quorumPercent: number | null = null;

  @Property({ type: 'text', nullable: true })
  minutes: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, { nullable: true, description: '办结时间' })
  closedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was postponed or cancelled 原因' })
  reason: string | null = null;
}
