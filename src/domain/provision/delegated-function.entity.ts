/** A function of a bureau of the district that is carried out in a street. */
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';

@Entity({ tableName: 'delegated_function' })
@ObjectType({
  implements: [Node, Versioned],
  simpleResolvers: true,
  description: 'A function that a bureau of the district has placed in a street 下沉职能',
})
export class DelegatedFunction extends Versioned {
  static readonly uses = { place: ['placeId'], isInForce: ['validFrom', 'endedOn'] };

  @Property({ type: 'text' })
  @Field(() => String, { description: '职能部门' })
  bureau!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: '职能名称' })
  name!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: '下沉起始日' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From this day on the bureau has it back 收回日',
  })
  endedOn: string | null = null;
}
