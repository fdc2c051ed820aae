/** A post in a building, and the Party member who holds it. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';
import { PartyOrganisation } from './party-organisation.entity.ts';

@Entity({ tableName: 'building_post' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A named Party member with duties for one building 楼栋岗',
})
export class BuildingPost extends Versioned {
  static readonly uses = {
    building: ['placeId'],
    partyOrganisation: ['partyOrganisationId'],
    holderName: ['path'],
  };

  @Property({ type: 'text' })
  @Field(() => String, { description: '岗位名称' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: '岗位职责' })
  duties!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @ManyToOne(() => PartyOrganisation, { mapToPk: true, nullable: true })
  partyOrganisationId!: string | null;
}
