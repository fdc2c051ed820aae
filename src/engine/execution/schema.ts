/**
 * The served schema: type-graphql's classes as a Federation 2 subgraph.
 * Invariants: abstract types are resolved without a promise, inputs of one of
 * several fields are marked as such, references are loaded in batches.
 */
import {
  type GraphQLResolverMap,
  buildSubgraphSchema,
  printSubgraphSchema,
} from '@apollo/subgraph';
import {
  GraphQLInputObjectType,
  type GraphQLSchema,
  Kind,
  isAbstractType,
  isTypeDefinitionNode as isDefinitionNode,
  lexicographicSortSchema,
  parse,
  print,
  visit,
} from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { type NonEmptyArray, buildSchemaSync, createResolversMap } from 'type-graphql';
import { callDirectly } from './direct.ts';
import type { Nodes } from './nodes.ts';
import { boundDates } from './dates.ts';
import { resolveReferences } from './references.ts';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';

/** The library's words for them are its own, and English alone. */
const SCALARS = {
  DateTime:
    'A moment in UTC, such as 2026-11-20T08:30:00Z; given as a date it is the beginning of that day in China 时间',
  LocalDate: 'A day without a time zone, such as 2026-11-20 日期',
};

type ResolverClass = new () => object;

/** type-graphql wants a pubsub as soon as one subscription exists; ours bring their own source. */
const noPubSub = {
  publish: () => {
    throw new Error('changes come from the journal');
  },
  subscribe: () => {
    throw new Error('changes come from the journal');
  },
};

/** @param oneOf inputs of which exactly one field is given */
export function buildHubSchema(
  resolvers: readonly ResolverClass[],
  nodes: Nodes,
  oneOf: readonly string[],
): GraphQLSchema {
  const described = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<ResolverClass>,
    pubSub: noPubSub,
    validate: false,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  });
  for (const [name, words] of Object.entries(SCALARS)) {
    const scalar = described.getType(name);
    if (scalar) scalar.description = words;
  }
  const map = createResolversMap(described) as Record<string, Record<string, unknown>>;
  callDirectly(map, described);
  const typeOf = (row: object) => nodes.typeOf(row);
  for (const [name, resolver] of Object.entries(map)) {
    if (isAbstractType(described.getType(name))) resolver['__resolveType'] = typeOf;
  }
  const typeDefs = parse(FEDERATION + printSubgraphSchema(described));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: map as GraphQLResolverMap<unknown> }]);
  for (const name of oneOf) {
    const type = schema.getType(name);
    if (type instanceof GraphQLInputObjectType) type.isOneOf = true;
  }
  boundDates(schema);
  resolveReferences(schema, nodes);
  return schema;
}

/** The contract as text, sorted, without what federation adds by itself: what `schema/hub.graphql` holds. */
export function printContract(schema: GraphQLSchema): string {
  const whole = parse(printSubgraphSchema(lexicographicSortSchema(schema)));
  const ours = visit(whole, {
    enter(node) {
      const name = 'name' in node && node.name && 'value' in node.name ? node.name.value : '';
      const isTheirs = /^(_|federation__|link__)/.test(name) && isDefinitionNode(node);
      const isTheirField = node.kind === Kind.FIELD_DEFINITION && name.startsWith('_');
      const isLink = node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
      return isTheirs || isTheirField || isLink || node.kind === Kind.DIRECTIVE_DEFINITION
        ? null
        : undefined;
    },
  });
  return `${FEDERATION}\n${print(ours)}\n`;
}
