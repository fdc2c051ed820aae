/** An appointment: a person, a post, where it is, and from when to when. Several at once are the normal case. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { BuildingPost } from '../organisation/building-post.entity.ts';
import { CivicBody } from '../organisation/civic-body.entity.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { Term } from '../organisation/term.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import { Post } from './appointment.enums.ts';
import { Person } from './person.entity.ts';

@Entity({ tableName: 'appointment' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A person in a post, from one day to another 任职',
})
export class Appointment extends Versioned {
  static readonly uses = {
    person: ['personId'],
    body: ['bodyId'],
    buildingPost: ['buildingPostId'],
    grid: ['gridId'],
    term: ['termId'],
    unit: ['unitId'],
    isInForce: ['validFrom', 'validUntil'],
  };

  @ManyToOne(() => Person, { mapToPk: true })
  personId!: string;

  @Property({ type: 'text' })
  @Field(() => Post)
  post!: Post;

  @ManyToOne(() => PartyOrganisation, { mapToPk: true, nullable: true })
  partyOrganisationId: string | null = null;

  @ManyToOne(() => CivicBody, { mapToPk: true, nullable: true })
  civicBodyId: string | null = null;

  /** Whichever of the two it is, null for other posts: the database computes it. */
  @Property({
    type: 'text',
    nullable: true,
    generated: 'coalesce(party_organisation_id, civic_body_id) stored',
  })
  readonly bodyId!: string | null;

  @ManyToOne(() => BuildingPost, { mapToPk: true, nullable: true })
  buildingPostId: string | null = null;

  @ManyToOne(() => Place, { mapToPk: true, nullable: true })
  gridId: string | null = null;

  @ManyToOne(() => Term, { mapToPk: true, nullable: true })
  termId: string | null = null;

  @ManyToOne(() => PartnerUnit, { mapToPk: true, nullable: true })
  unitId: string | null = null;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'The first day 任职日' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day; null: not set 离任日',
  })
  validUntil: string | null = null;
}
