/** Accounts with their grants and tokens, for the admins in whose places they act. */
import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { disclose } from '../../engine/access/personal.ts';
import { Token } from './token.entity.ts';
import { mutationsOf } from '../../engine/noun/mutations.ts';
import { connectionOf } from '../../engine/loading/connection.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Place } from '../place/place.entity.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import * as commands from './account.commands.ts';
import {
  CreateTokenInput,
  EndGrantInput,
  GrantRoleInput,
  RevokeTokenInput,
} from './account.inputs.ts';
import {
  ACCOUNTS_BY_NAME,
  type AccessGrantRow,
  type AccountRow,
  type TokenRow,
} from './account.loaders.ts';

export const { Connection: AccountConnection, ConnectionResolver: AccountConnectionResolver } =
  connectionOf('Account', Account, '账号列表');

export const {
  Connection: AccessGrantConnection,
  ConnectionResolver: AccessGrantConnectionResolver,
} = connectionOf('AccessGrant', AccessGrant, '授权列表');

export const { Connection: TokenConnection, ConnectionResolver: TokenConnectionResolver } =
  connectionOf('Token', Token, '令牌列表');

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, {
    description:
      'Accounts with a grant in the places of an admin, by name; others see none 账号列表',
  })
  accounts(@Args(() => PagingArgs) paging: PagingArgs, @Ctx() { load }: HubContext) {
    return load.accounts.load({
      conditions: [],
      order: ACCOUNTS_BY_NAME,
      window: windowOf(paging),
    });
  }

  @FieldResolver(() => String, { nullable: true, description: '姓名或名称' })
  name(@Root() { id, name }: AccountRow, @Ctx() context: HubContext) {
    // Whoever sees an account administers a place of it.
    const [path = ''] = context.viewer.adminPaths;
    return disclose(context, 'Account.name', { id, path }, name);
  }

  @FieldResolver(() => AccessGrantConnection, {
    description: 'Those in your places, also ended ones, the oldest first 授权',
  })
  grants(
    @Root() { id }: AccountRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.grantsOfAccount.load(id, paging);
  }

  @FieldResolver(() => TokenConnection, { description: 'The oldest first 令牌' })
  tokens(
    @Root() { id }: AccountRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.tokensOfAccount.load(id, paging);
  }
}

@Resolver(() => AccessGrant)
export class AccessGrantResolver {
  @FieldResolver(() => Account, { description: '账号' })
  account(@Root() { accountId }: AccessGrantRow, @Ctx() { load }: HubContext) {
    return load.account.load(accountId);
  }

  @FieldResolver(() => Place, { nullable: true, description: '地点' })
  place(@Root() { placeId }: AccessGrantRow, @Ctx() { load }: HubContext) {
    return placeId && load.place.load(placeId);
  }

  @FieldResolver(() => PartnerUnit, { nullable: true, description: '共建单位' })
  unit(@Root() { unitId }: AccessGrantRow, @Ctx() { load }: HubContext) {
    return unitId && load.unit.load(unitId);
  }
}

@Resolver(() => Token)
export class TokenResolver {
  @FieldResolver(() => Account, { description: '账号' })
  account(@Root() { accountId }: TokenRow, @Ctx() { load }: HubContext) {
    return load.account.load(accountId);
  }
}

@ObjectType({ simpleResolvers: true })
export class AccessGrantPayload {
  @Field(() => AccessGrant, { nullable: true, description: 'Null where you see it no longer' })
  grant!: AccessGrant | null;
}

@ObjectType({ simpleResolvers: true })
export class TokenPayload {
  @Field(() => Token)
  token!: Token;

  @Field(() => String, {
    nullable: true,
    description:
      'Told once: null for `revokeToken`, and when the same `idempotencyKey` comes again 令牌明文',
  })
  secret!: string | null;
}

export const AccessGrantMutations = mutationsOf<AccessGrant>(
  AccessGrantPayload,
  {
    grantRole: {
      input: GrantRoleInput,
      run: commands.grantRole,
      description:
        'By a street’s admin for its communities, grids, screens and units; the rest by the district’s. A grant beyond those that the account has ends the tokens that it had 授权',
    },
    endGrant: {
      input: EndGrantInput,
      run: commands.endGrant,
      description: 'Its streams end within a second 终止授权',
    },
  },
  async (id, { load }) => ({ grant: await load.accessGrant.load(id) }),
);

export const TokenMutations = mutationsOf<Token>(
  TokenPayload,
  {
    createToken: {
      input: CreateTokenInput,
      run: commands.createToken,
      description: 'For an account all of whose grants are yours to give 签发令牌',
    },
    revokeToken: {
      input: RevokeTokenInput,
      run: commands.revokeToken,
      description: 'Its sockets are closed within a second 吊销令牌',
    },
  },
  async (id, { load }, made) => ({
    token: await load.token.load(id),
    secret: (made as Partial<commands.MadeToken>).secret ?? null,
  }),
);
