/** A co-building agreement: while it is in force, it opens a place, or what it names of it, to a unit. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { NeedCategory } from '../listing/category.ts';
import { Place } from '../place/place.entity.ts';
import { AgreementDirection, AgreementState, OpenedList } from './agreement.enums.ts';
import { PartnerUnit } from './partner-unit.entity.ts';
import { Side } from './side.ts';

@Entity({ tableName: 'agreement' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description:
    'A co-building agreement, in one of its versions: opens a place with all below it, or what it names of it, to a unit 共建协议书',
})
export class Agreement extends Versioned {
  static readonly uses = {
    unit: ['unitId'],
    place: ['placeId'],
    history: ['path'],
    isInForce: ['state', 'validFrom', 'validUntil'],
    allowedCommands: ['state', 'path', 'unitId', 'proposedBy', 'validFrom', 'validUntil'],
    openedPlaces: ['openedPlaceIds'],
    supersedes: ['supersedesId'],
    supersededBy: ['supersededById'],
    versions: ['originId'],
    decision: ['decisionId'],
    signedForPlace: ['signedForPlaceId'],
    signedForUnit: ['signedForUnitId'],
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

  @Property({ type: 'text' })
  @Field(() => AgreementDirection)
  direction!: AgreementDirection;

  @Property({ type: 'array', columnType: 'text[]' })
  @Field(() => [OpenedList], { description: 'Which lists it opens to the unit 开放清单' })
  openedLists!: OpenedList[];

  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  @Field(() => [NeedCategory], {
    nullable: true,
    description: 'Of these lists what is of these categories; null: all 开放类别',
  })
  openedCategories: NeedCategory[] | null = null;

  @Property({ type: 'array', columnType: 'text[]', nullable: true })
  openedPlaceIds: string[] | null = null;

  /** The folder of meetings stands above this one, and says which it is. */
  @Property({ type: 'text', nullable: true })
  decisionId: string | null = null;

  /** The folder of people stands above this one, and says who they are. */
  @Property({ type: 'text', nullable: true })
  signedForPlaceId: string | null = null;

  @Property({ type: 'text', nullable: true })
  signedForUnitId: string | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Which of its versions this is, from 1 on 版次' })
  edition: Opt<number> = 1;

  /** The first version; of itself null. */
  @ManyToOne(() => Agreement, { mapToPk: true, nullable: true })
  originId: string | null = null;

  /** Of all versions the first one's id; the database makes it. */
  @Property({ type: 'text', persist: false, hydrate: false })
  readonly chainId?: string;

  @ManyToOne(() => Agreement, { mapToPk: true, nullable: true })
  supersedesId: string | null = null;

  @ManyToOne(() => Agreement, { mapToPk: true, nullable: true })
  supersededById: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why it was rejected or terminated; null for a screen 原因',
  })
  reason: string | null = null;
}
