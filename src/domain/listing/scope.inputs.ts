/** Whose list is asked for, as clients write it: a place, a unit, or the viewer's own. */
import { Field, ID, InputType } from 'type-graphql';

@InputType({
  description: 'Whose list: exactly one of these; left out, everything you may see 范围',
})
export class ScopeInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'What your grants cover: your places, and what your units raised, offered or claimed; not what agreements open to them 我的范围',
  })
  mine?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The same without what hangs on your places themselves: the places right below them with all below those, which `groupBy: [CHILD]` tells apart. A screen of a community knows nothing finer, and has that whole 我的下级',
  })
  myChildren?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'A place and all below it 地点' })
  placeId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A place by its code, and all below it 地点代码',
  })
  placeCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'What a partner unit raised, offered or claimed; a feed tells of a need from the first change after the claim on 单位',
  })
  unitId?: string | null;
}
