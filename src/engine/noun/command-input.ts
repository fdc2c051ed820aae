import { Field, InputType } from 'type-graphql';

/** What every command's input may hold. */
@InputType()
export abstract class CommandInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A text of your own, 1 to 100 characters: the same key and input within 24 hours has one effect 幂等键',
  })
  idempotencyKey?: string | null;
}
