/**
 * Federation's references: `_entities` of the subgraph. Each is judged before any is looked for, and what is wrong with
 * one is its own answer: the others are found all the same, in batches.
 */
import { type GraphQLSchema, isUnionType } from 'graphql';
import { HubError } from '../../errors.ts';
import type { HubContext } from './context.ts';
import type { NodeReader, NodeType, Nodes } from './nodes.ts';

/** Takes the place of the library's resolver, which throws among promises that it has started. */
export function resolveReferences(schema: GraphQLSchema, nodes: Nodes): void {
  const query = schema.getQueryType();
  const entities = query?.getFields()['_entities'];
  const entity = schema.getType('_Entity');
  if (!entities || !isUnionType(entity)) throw new Error('the schema is no subgraph');
  entities.resolve = (_, { representations }: { representations: unknown[] }, context) =>
    representations.map((one, i) => answerTo(one, i, { nodes, asker: context as HubContext }));
  entity.resolveType = (row: object) => nodes.typeOf(row);
}

/** An error is the answer in its place. */
function answerTo(
  reference: unknown,
  i: number,
  { nodes, asker }: { nodes: Nodes; asker: NodeReader },
): Promise<object | null> | HubError {
  try {
    const { typeName, find } = judge(reference, `representations.${i}`, nodes);
    return ofType(typeName, find(asker), nodes);
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

/** A reference to a row of another type finds nothing. */
async function ofType(
  typeName: string,
  finding: Promise<object | null>,
  nodes: Nodes,
): Promise<object | null> {
  const row = await finding;
  return row && nodes.typeOf(row) === typeName ? row : null;
}

interface Judged {
  typeName: string;
  find: (asker: NodeReader) => Promise<object | null>;
}

/** @throws BAD_USER_INPUT for what names no type of ours, or no key of it */
function judge(reference: unknown, argument: string, nodes: Nodes): Judged {
  if (typeof reference !== 'object' || reference === null || Array.isArray(reference)) {
    throw HubError.badInput(argument, 'A reference is an object: `{ __typename, id }`.');
  }
  const given = new Map<string, unknown>(Object.entries(reference));
  const typeName = given.get('__typename');
  if (typeof typeName !== 'string') {
    throw HubError.badInput(`${argument}.__typename`, 'A reference names its type as a text.');
  }
  const node = nodes.ofType(typeName);
  if (!node) {
    throw HubError.badInput(
      `${argument}.__typename`,
      'No type of this name can be found by reference.',
    );
  }
  return { typeName, find: finderBy(node, given, argument) };
}

function finderBy(
  { byId, by = {} }: NodeType,
  given: ReadonlyMap<string, unknown>,
  argument: string,
): Judged['find'] {
  for (const [field, find] of Object.entries({ id: byId, ...by })) {
    const key = given.get(field);
    if (key === undefined) continue;
    if (typeof key === 'string' && !key.includes('\0') && key.isWellFormed()) {
      return ({ load, viewer }) => find(load, key, viewer);
    }
    throw HubError.badInput(
      `${argument}.${field}`,
      `\`${field}\` is a text, without NUL and lone surrogates.`,
    );
  }
  const keys = ['id', ...Object.keys(by)].map((field) => `\`${field}\``).join(' or ');
  throw HubError.badInput(argument, `A reference to this type gives its ${keys}.`);
}
