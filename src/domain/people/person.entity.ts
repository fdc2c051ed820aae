/** A person who holds posts: no identity number, no home address; once erased no name either. */
import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';

@Entity({ tableName: 'person' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A person who holds posts, perhaps in several bodies at once 人员',
})
export class Person extends Versioned {
  static readonly uses = {
    name: ['name', 'path', 'unitId'],
    place: ['placeId'],
    unit: ['unitId'],
    mergedInto: ['mergedIntoId'],
  };

  @Property({ type: 'text', nullable: true })
  name: string | null = null;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @ManyToOne(() => PartnerUnit, { mapToPk: true, nullable: true })
  unitId: string | null = null;

  @ManyToOne(() => Person, { mapToPk: true, nullable: true })
  mergedIntoId: string | null = null;

  @Property({ type: 'Date', columnType: 'timestamptz(3)', nullable: true })
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the name was erased; the appointments stay 姓名删除时间',
  })
  erasedAt: Date | null = null;

  /** Whether it holds a post or held one: the database keeps it, and it decides who sees the row. */
  @Property({ type: 'boolean' })
  isAppointed: Opt<boolean> = false;
}
