/** Accounts with their grants and tokens, for the admins in whose places they act. */
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AccessGrant } from './access-grant.entity.ts';
import { Account } from './account.entity.ts';
import { disclose } from '../../engine/access/disclosure.ts';
import { Token } from './token.entity.ts';
import type { FilterInput } from '../../engine/loading/filter.ts';
import { conditionOf } from '../../engine/loading/filter-condition.ts';
import type { OrderInput } from '../../engine/loading/order-of.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import { PartnerUnit } from '../partnership/partner-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { Place } from '../place/place.entity.ts';
import type { HubContext } from '../../engine/execution/context.ts';
import { accountFilter, accountOrder } from './account.filter.ts';
import { account, grant, token } from './account.noun.ts';
import {
  ACCOUNTS_BY_NAME,
  type AccessGrantRow,
  type AccountRow,
  type TokenRow,
} from './account.loaders.ts';

@ArgsType()
class AccountsArgs extends PagingArgs {
  @Field(() => accountFilter.Filter, { nullable: true })
  filter?: object | null;

  @Field(() => [accountOrder.Order], { nullable: true, description: 'By name if left out 排序' })
  orderBy?: OrderInput[] | null;
}

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => account.Connection, {
    description:
      'Accounts with a grant in the places of an admin, by name; others see none 账号列表',
  })
  accounts(
    @Args(() => AccountsArgs) { filter, orderBy, ...paging }: AccountsArgs,
    @Ctx() { load, reads }: HubContext,
  ) {
    return load.accounts.load({
      conditions: filter
        ? [conditionOf(filter as FilterInput, accountFilter.fields, reads.asOf)]
        : [],
      order: accountOrder.read(orderBy, ACCOUNTS_BY_NAME),
      window: windowOf(paging),
    });
  }

  @FieldResolver(() => String, { nullable: true, description: '姓名或名称' })
  name(@Root() { id, name }: AccountRow, @Ctx() context: HubContext) {
    // A viewer who sees an account administers a place of it.
    const [path = ''] = context.viewer.adminPaths;
    return disclose(context, 'Account.name', { id, path }, name);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whose account it is 人员' })
  person(@Root() { personId }: AccountRow, @Ctx() { load }: HubContext) {
    return personId && load.person.load(personId);
  }

  @FieldResolver(() => grant.Connection, {
    description: 'Those in your places, also ended ones, the oldest first 授权',
  })
  grants(
    @Root() { id }: AccountRow,
    @Args(() => PagingArgs) paging: PagingArgs,
    @Ctx() { load }: HubContext,
  ) {
    return load.grantsOfAccount.load(id, paging);
  }

  @FieldResolver(() => token.Connection, { description: 'The oldest first 令牌' })
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
