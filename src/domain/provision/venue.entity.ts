/** A venue of the Party's in a place: how large it is, and how it was upgraded. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';
import { VenueUpgrade } from './provision.enums.ts';

@Entity({ tableName: 'venue' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A venue of the Party’s: activities and services under one roof 党建阵地',
})
export class Venue extends Versioned {
  static readonly uses = { place: ['placeId'], isOpen: ['openedOn', 'closedOn'] };

  @Property({ type: 'text' })
  @Field(() => String, { description: '名称' })
  name!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'In square metres 面积（平方米）' })
  area!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => VenueUpgrade, {
    nullable: true,
    description: 'Null: it was not upgraded 升级方式',
  })
  upgrade: VenueUpgrade | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: '升级完成日' })
  upgradedOn: string | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      'In square metres, before it was upgraded; null: not known, or there was none 升级前面积（平方米）',
  })
  areaBefore: number | null = null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: '启用日' })
  openedOn!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From this day on it is no more 停用日',
  })
  closedOn: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where a picture of it lies 照片地址' })
  photoUrl: string | null = null;
}
