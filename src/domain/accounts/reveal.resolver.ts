/** Reveals: what the viewer may read plain for a while, and the command that asks for it. */
import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { Reveal } from './reveal.entity.ts';
import { RevealedField } from './revealed-field.ts';
import type { RevealInForce } from '../../engine/access/grant.ts';
import { nounOf } from '../../id.ts';
import type { Payload } from '../../engine/noun/mutations.ts';
import { Node } from '../../engine/loading/node.ts';
import type { HubContext } from '../../engine/execution/context.ts';

@ObjectType('RevealInForce', {
  simpleResolvers: true,
  description: 'A masked field of one object that you may read plain until a moment 明文查看',
})
export class RevealType {
  @Field(() => ID, { description: '对象' })
  objectId!: string;

  @Field(() => RevealedField)
  field!: RevealedField;

  @Field(() => GraphQLDateTime, { description: '截止时间' })
  until!: Date;
}

@ObjectType({ simpleResolvers: true })
export class RevealPayload {
  @Field(() => RevealType, {
    nullable: true,
    description: 'Null where it is already over 明文查看',
  })
  reveal!: RevealInForce | null;
}

@Resolver(() => RevealPayload)
export class RevealPayloadResolver {
  @FieldResolver(() => Node, { nullable: true, description: 'As you see it now 对象' })
  object(@Root() { reveal }: RevealPayload, @Ctx() context: HubContext) {
    const noun = reveal && nounOf(reveal.objectId);
    return noun && reveal ? context.node(noun, reveal.objectId) : null;
  }
}

export const revealPayload: Payload<Reveal> = {
  type: RevealPayload,
  present: async (id, context) => {
    await context.renew();
    return { reveal: context.viewer.reveals.find((one) => one.id === id) ?? null };
  },
};
