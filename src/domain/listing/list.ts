/**
 * A list of a noun: its filter, its pages for a scope and for a unit, its live feed. From here follow `resources(scope:
 * filter:)`, `unit.resources` and `resourceChanged`; the rows are the viewer's by the noun's `way`.
 */
import {
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { HubContext } from '../../engine/execution/context.ts';
import { type FilterTable, type ListFilter, filterOf } from '../../engine/loading/filter-of.ts';
import type { FilterFields } from '../../engine/loading/filter.ts';
import type { PageRequest } from '../../engine/loading/page.ts';
import { PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import type { Feature } from '../../engine/noun/feature.ts';
import type { Noun } from '../../engine/noun/noun.ts';
import { isOfUnit } from './relevance.ts';
import { listFeedOf } from './list-feed.ts';
import { NEWEST_FIRST } from './list-order.ts';
import type { Way } from './reach.ts';
import type { ListRequest, RowFeed } from './row-feed.ts';
import { ScopeInput } from './scope.inputs.ts';
import { type ListScope, readScope } from './scope.ts';
import { unitPage } from './unit-page.ts';

interface ListDefinition<T extends object> {
  noun: Noun<T>;
  /** What is said of the root list. */
  description?: string;
  /** A table of its fields, or what was made of one already. */
  filter: FilterTable | ListFilter;
  way: Way;
  /** The unit's entity, where units have a list of what is theirs. */
  ofUnit?: ClassType;
  /** The Chinese term of the unit's list, where it is not the root list's. */
  unitTerm?: string;
  /** Whether a row is one of these units'; left out: by its `unitId`. */
  belongs?: RowFeed['belongs'];
  /** Where the list has more to it than scope and filter: its pages, and a root field written by hand. */
  page?: (context: HubContext, scope: ListScope, list: ListRequest) => Promise<PageRequest>;
}

export interface List extends Feature {
  way: Way;
  Filter: ClassType;
  fields: FilterFields;
}

export function listOf<T extends object>(definition: ListDefinition<T>): List {
  const { noun, filter, way, ofUnit, belongs = isOfUnit } = definition;
  const { plural, terms } = noun;
  const { Filter, fields } = isMade(filter)
    ? filter
    : filterOf(`${noun.entity.name}Filter`, sayingWhich(plural, terms.noun), filter);
  const page =
    definition.page ??
    ((context, scope, list) => unitPage(context, scope, list, { ...way, fields }));
  const feed = listFeedOf({
    kind: noun.kind,
    plural,
    node: noun.entity,
    states: noun.states ?? {},
    filter: Filter,
    term: terms.noun,
    fields,
    seen: (load) => load.of(noun.load.seen),
    belongs,
    page: async (context, scope, list) =>
      context.load.of(noun.load.page).load(await page(context, scope, list)),
    load: (id, { load }) => load.of(noun.load.byId).load(id),
  });
  const lists = [
    ...(definition.page ? [] : [rootListOf(definition, Filter, page)]),
    ...(ofUnit ? [unitListOf(definition, ofUnit)] : []),
  ];
  return { way, Filter, fields, resolvers: [...lists, feed] };
}

const isMade = (filter: FilterTable | ListFilter): filter is ListFilter => 'Filter' in filter;

const sayingWhich = (plural: string, term: string) =>
  `Which ${plural}: all that is said must hold ${term}筛选`;

/** `resources(scope: …, filter: …)` */
function rootListOf<T extends object>(
  { noun, description }: ListDefinition<T>,
  Filter: ClassType,
  page: NonNullable<ListDefinition<T>['page']>,
) {
  @ArgsType()
  class ListArgs extends PagingArgs {
    @Field(() => ScopeInput, { nullable: true })
    scope?: ScopeInput | null;

    @Field(() => Filter, { nullable: true })
    filter?: object | null;
  }

  @Resolver()
  class RootListResolver {
    @Query(() => noun.Connection, {
      name: noun.plural,
      description: description ?? `The newest first ${noun.terms.list}`,
    })
    async list(@Args(() => ListArgs) args: ListArgs, @Ctx() context: HubContext) {
      const scope = await readScope(args.scope, context);
      return context.load.of(noun.load.page).load(await page(context, scope, args));
    }
  }
  return RootListResolver;
}

/** `unit.resources` */
function unitListOf<T extends object>(
  { noun, unitTerm }: ListDefinition<T>,
  unitEntity: ClassType,
) {
  @Resolver(() => unitEntity)
  class UnitListResolver {
    @FieldResolver(() => noun.Connection, {
      description: `The newest first ${unitTerm ?? noun.terms.list}`,
    })
    // Named like the field: type-graphql tells fields of one type apart by their methods.
    [noun.plural](
      @Root() unit: Readonly<{ id: string }>,
      @Args(() => PagingArgs) paging: PagingArgs,
      @Ctx() { load }: HubContext,
    ) {
      return load.of(noun.load.page).load({
        conditions: [(sql) => `t.unit_id = ${sql.value(unit.id)}`],
        order: NEWEST_FIRST,
        window: windowOf(paging),
      });
    }
  }
  return UnitListResolver;
}
