/** What the commands on accounts answer. */
import { Field, ObjectType } from 'type-graphql';
import { seen } from '../../engine/noun/row-payload.ts';
import type { Payload } from '../../engine/noun/mutations.ts';
import { AccessGrant } from './access-grant.entity.ts';
import type { MadeToken } from './token-giving.ts';
import { Token } from './token.entity.ts';

@ObjectType({ simpleResolvers: true })
export class AccessGrantPayload {
  @Field(() => AccessGrant, { nullable: true, description: 'Null where you no longer see it 授权' })
  grant!: AccessGrant | null;
}

@ObjectType({ simpleResolvers: true })
export class TokenPayload {
  @Field(() => Token)
  token!: Token;

  @Field(() => String, {
    nullable: true,
    description:
      'Shown once: null for `revokeToken`, and when the same `idempotencyKey` comes again 令牌明文',
  })
  secret!: string | null;
}

export const grantPayload: Payload<AccessGrant> = {
  type: AccessGrantPayload,
  present: async (id, { load }) => ({ grant: await load.grant.load(id) }),
};

export const tokenPayload: Payload<Token> = {
  type: TokenPayload,
  present: async (id, { load }, made) => ({
    token: seen('token', id, await load.token.load(id)),
    secret: (made as Partial<MadeToken>).secret ?? null,
  }),
};
