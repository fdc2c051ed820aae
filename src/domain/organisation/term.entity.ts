/** A term of a body: from one election to the next. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { CivicBody } from './civic-body.entity.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

@Entity({ tableName: 'term' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A term of a body, from one election to the next 届次',
})
export class Term extends Versioned {
  static readonly uses = { body: ['bodyId'], isOverdue: ['validUntil'] };

  @ManyToOne(() => PartyOrganisation, { mapToPk: true, nullable: true })
  partyOrganisationId: string | null = null;

  @ManyToOne(() => CivicBody, { mapToPk: true, nullable: true })
  civicBodyId: string | null = null;

  /** Whichever of the two it is: the database computes it. */
  @Property({
    type: 'text',
    generated: 'coalesce(party_organisation_id, civic_body_id) stored',
  })
  readonly bodyId!: Opt<string>;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '第几届' })
  number!: number;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Its first day 任期起始日' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Its last day 任期截止日' })
  validUntil!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'When the election of the next is planned 计划换届日',
  })
  plannedElection: string | null = null;
}
