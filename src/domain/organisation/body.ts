/** A body of the district: a Party organisation, or one of the residents' own. Each has terms, and people with posts in it. */
import { ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, InterfaceType } from 'type-graphql';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Place } from '../place/place.entity.ts';

@InterfaceType({
  implements: [Node, Versioned],
  description:
    'A body that stands on a place and has people in posts: a Party organisation, or a committee of residents, villagers or owners 组织机构',
})
export abstract class Body extends Versioned {
  @Property({ type: 'text' })
  @Field(() => String, { description: '名称' })
  name!: string;

  @ManyToOne(() => Place, { mapToPk: true })
  placeId!: string;

  @Property({ type: 'text' })
  path!: string;
}
