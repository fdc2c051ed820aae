/** What a meeting decided: who sees to it, and by when. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { CivicBody } from '../organisation/civic-body.entity.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { AgendaItem } from './agenda-item.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { DecisionState } from './meeting.enums.ts';

@Entity({ tableName: 'decision' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A decision of a meeting, with who sees to it and by when 议定事项',
})
export class Decision extends Versioned {
  static readonly uses = {
    meeting: ['meetingId'],
    agendaItem: ['agendaItemId'],
    body: ['bodyId'],
    unit: ['unitId'],
    person: ['personId'],
    movedTo: ['movedToId'],
    isOverdue: ['state', 'dueOn'],
    history: ['path'],
    allowedCommands: ['state', 'path', 'unitId', 'reportedDoneAt'],
  };

  static readonly words = { text: 'STAFF_AND_UNITS', reason: 'STAFF_AND_UNITS' } as const;

  @Property({ type: 'text' })
  @Field(() => String, { description: '议定事项编号' })
  number!: string;

  @ManyToOne(() => Meeting, { mapToPk: true })
  meetingId!: string;

  @ManyToOne(() => AgendaItem, { mapToPk: true, nullable: true })
  agendaItemId: string | null = null;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text' })
  @Field(() => String, { nullable: true, description: '议定内容' })
  text!: string;

  @ManyToOne(() => PartyOrganisation, { mapToPk: true, nullable: true })
  partyOrganisationId: string | null = null;

  @ManyToOne(() => CivicBody, { mapToPk: true, nullable: true })
  civicBodyId: string | null = null;

  /** Whichever of the two it is: the database computes it. */
  @Property({
    type: 'text',
    nullable: true,
    generated: 'coalesce(party_organisation_id, civic_body_id) stored',
  })
  readonly bodyId!: Opt<string> | null;

  @ManyToOne(() => PartnerUnit, { mapToPk: true, nullable: true })
  unitId: string | null = null;

  @ManyToOne(() => Person, { mapToPk: true, nullable: true })
  personId: string | null = null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: '办理期限' })
  dueOn!: string;

  @Property({ type: 'text' })
  @Field(() => DecisionState)
  state!: DecisionState;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When its owner’s side reported it done 报告完成时间',
  })
  reportedDoneAt: Date | null = null;

  @ManyToOne(() => Meeting, { mapToPk: true, nullable: true })
  movedToId: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was moved or dropped 原因' })
  reason: string | null = null;
}
