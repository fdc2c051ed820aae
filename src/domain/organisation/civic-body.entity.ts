/** A body of the residents' own: 居民委员会, 村民委员会, 业委会. With the Party committee the first two are the 两委. */
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { defineEnum } from '../../labels.ts';
import { Node, Versioned } from '../../engine/loading/node.ts';
import { Body } from './body.ts';

export const CivicBodyKind = defineEnum('CivicBodyKind', 'What a civic body is 自治组织类别', {
  RESIDENTS_COMMITTEE: '居民委员会',
  VILLAGERS_COMMITTEE: '村民委员会',
  OWNERS_COMMITTEE: '业主委员会',
});
export type CivicBodyKind = keyof typeof CivicBodyKind;

@Entity({ tableName: 'civic_body' })
@ObjectType({
  implements: [Node, Versioned, Body],
  simpleResolvers: true,
  description: "A body of the residents', the villagers' or the owners' own 自治组织",
})
export class CivicBody extends Body {
  static readonly types = ['CivicBody', 'Body'];
  static readonly uses = { place: ['placeId'] };

  @Property({ type: 'text' })
  @Field(() => CivicBodyKind)
  kind!: CivicBodyKind;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From this day on it is no more; its appointments ended with it 撤销日',
  })
  dissolvedOn: string | null = null;
}
