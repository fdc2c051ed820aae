/** A unit's seat on a joint committee; its head holds it as a concurrent member, or it is vacant. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartyOrganisation } from '../organisation/party-organisation.entity.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';

@Entity({ tableName: 'seat' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A unit’s seat on a joint committee 成员单位席位',
})
export class Seat extends Versioned {
  static readonly uses = {
    committee: ['committeeId'],
    unit: ['unitId'],
    holder: ['committeeId', 'unitId'],
    isVacant: ['committeeId', 'unitId'],
    isInForce: ['validFrom', 'validUntil'],
  };

  @ManyToOne(() => PartyOrganisation, { mapToPk: true })
  committeeId!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true })
  unitId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'The first day 起始日' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The last day; null: not set 截止日',
  })
  validUntil: string | null = null;
}
