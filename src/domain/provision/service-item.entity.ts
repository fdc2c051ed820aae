/** A service that is offered near the people: where, when, and what to bring. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';
import { ServiceField, ServiceScheme } from './provision.enums.ts';

@Entity({ tableName: 'service_item' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A service that a street took over, or that is offered nearby 服务事项',
})
export class ServiceItem extends Versioned {
  static readonly uses = { place: ['placeId'], isOffered: ['endedOn'] };

  @Property({ type: 'text' })
  @Field(() => ServiceScheme)
  scheme!: ServiceScheme;

  @Property({ type: 'text', nullable: true })
  @Field(() => ServiceField, {
    nullable: true,
    description: 'Of NEARBY services alone 民生领域',
  })
  field: ServiceField | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: '事项名称' })
  name!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The counter or room where it is done 办理地点',
  })
  counter: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: '办理时间' })
  hours: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What to bring 所需材料' })
  materials: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Which office takes it on 承接单位' })
  takenBy: string | null = null;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From this day on it is not offered there 停办日',
  })
  endedOn: string | null = null;
}
