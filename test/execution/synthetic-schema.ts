/**
 * Schemas at random: nullability, lists of lists, interfaces and unions, and resolvers that answer, throw, reject, give
 * null or what their type refuses. What a resolver does hangs on its source, field and arguments alone, so that two
 * executors meet the same; `isPrompt` keeps all promises out, and what would have been rejected is thrown.
 */
import { hash } from 'node:crypto';
import {
  GraphQLEnumType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedOutputType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  Kind,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Random } from '../../src/demo/random.ts';

/** From 0 on, evenly, the same for the same words. */
export function lot(...words: unknown[]): number {
  return Number.parseInt(hash('md5', JSON.stringify(words), 'hex').slice(0, 8), 16);
}

interface Thing {
  id: string;
  kind: string;
  [property: string]: unknown;
}

const OBJECTS = ['Red', 'Green', 'Blue'];
const FIELDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** From the inside out. */
const WRAPS = ['', '!', 'l', 'l!', '!l', '!l!', 'll', '!l!l!', 'l!l', '', '', '!'];

const Odd = new GraphQLScalarType({
  name: 'Odd',
  serialize(value) {
    const at = lot(value) % 9;
    if (at === 0) throw new Error(`Odd does not like ${String(value)}`);
    return at === 1 ? null : value;
  },
  parseValue: (value) => value,
  parseLiteral: (node) => (node.kind === Kind.INT ? `literal ${node.value}` : 'another literal'),
});

const Colour = new GraphQLEnumType({
  name: 'Colour',
  values: { CRIMSON: { value: 1 }, OLIVE: { value: 'two' }, NAVY: { value: null } },
});

const Box: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Box',
  fields: () => ({
    size: { type: GraphQLInt, defaultValue: 7 },
    name: { type: new GraphQLNonNull(GraphQLString) },
    colours: { type: new GraphQLList(new GraphQLNonNull(Colour)) },
    inner: { type: Box },
  }),
});

const ARGUMENTS: GraphQLFieldConfigArgumentMap = {
  int: { type: GraphQLInt, defaultValue: 3 },
  text: { type: GraphQLString },
  box: { type: Box },
  ints: { type: new GraphQLList(GraphQLInt) },
  odd: { type: Odd },
};

export function randomSchema(random: Random, isPrompt: boolean): GraphQLSchema {
  // Read ahead, so that the prompt schema and the other are the same.
  const seed = random.whole(0, 1e9);
  const at = (...words: unknown[]) => lot(seed, ...words);
  const byName = new Map<string, GraphQLNamedOutputType>();
  /** Fields of one name have one shape, so that fragments of several types merge. */
  const typeFor = (field: string): GraphQLOutputType => {
    const named = [...byName.values(), GraphQLString, GraphQLInt, Odd, Colour];
    const wraps = WRAPS[at('wraps', field) % WRAPS.length] ?? '';
    const bare = named[at('type', field) % named.length] as GraphQLOutputType;
    return wraps
      .split('')
      .reduce<GraphQLOutputType>(
        (type, wrap) => (wrap === '!' ? new GraphQLNonNull(type) : new GraphQLList(type)),
        bare,
      );
  };
  const fieldsOf = (isAbstract: boolean): GraphQLFieldConfigMap<unknown, unknown> =>
    Object.fromEntries(
      FIELDS.map((field) => {
        const isProperty = at('property', field) % 3 === 0;
        return [
          field,
          {
            type: typeFor(field),
            ...(!isProperty && { args: ARGUMENTS }),
            ...(!isProperty &&
              !isAbstract && {
                resolve: (source: unknown, args: object, _context, { returnType }) =>
                  valueFor(returnType, [(source as Thing | undefined)?.id ?? 'root', field, args], {
                    isPrompt,
                    at,
                  }),
              }),
          },
        ];
      }),
    );
  const hasTypeOf = at('isTypeOf') % 2 === 0;
  const typeName = (value: unknown) => {
    const { id, kind } = value as Thing;
    const wrong = at('kind', id) % 40;
    if (wrong === 0) throw new Error(`no type for ${id}`);
    if (wrong === 1) return 'Nothing';
    if (wrong === 2) return 'String';
    if (wrong === 3) return undefined;
    return kind;
  };
  const abstract = hasTypeOf
    ? {}
    : {
        resolveType: (value: unknown) =>
          !isPrompt && at('late type', (value as Thing).id) % 3 === 0
            ? Promise.resolve(value).then(typeName)
            : typeName(value),
      };
  const Named = new GraphQLInterfaceType({
    name: 'Named',
    fields: () => fieldsOf(true),
    ...abstract,
  });
  byName.set('Named', Named);
  for (const name of OBJECTS) {
    const isOne = (value: unknown) => (value as Thing | undefined)?.kind === name;
    byName.set(
      name,
      new GraphQLObjectType({
        name,
        interfaces: name === 'Blue' ? [] : [Named],
        fields: () => fieldsOf(false),
        ...(hasTypeOf && {
          isTypeOf: (value: unknown) =>
            !isPrompt && at('late is', value) % 3 === 0
              ? Promise.resolve(isOne(value))
              : isOne(value),
        }),
      }),
    );
  }
  const objects = OBJECTS.map((name) => byName.get(name)).filter(isObjectType);
  byName.set('Any', new GraphQLUnionType({ name: 'Any', types: objects, ...abstract }));
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: () => fieldsOf(false) }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: () => fieldsOf(false) }),
    types: objects,
  });
}

interface Ways {
  isPrompt: boolean;
  at: (...words: unknown[]) => number;
}

function valueFor(type: GraphQLOutputType, words: unknown[], ways: Ways): unknown {
  const { at, isPrompt } = ways;
  const way = at('way', words) % 24;
  if (way === 0) throw new Error(`thrown at ${String(words[1])}`);
  if (way === 1) {
    const error = new Error(`rejected at ${String(words[1])}`);
    if (isPrompt) throw error;
    return Promise.reject(error);
  }
  if (way === 2) return null;
  if (way === 3) return new Error(`given at ${String(words[1])}`);
  if (way === 4) throw `no error at ${String(words[1])}`;
  const value = settled(type, words, ways);
  if (isPrompt || at('late', words) % 2 === 0) return value;
  return later(value, at('turns', words) % 4);
}

async function later(value: unknown, turns: number): Promise<unknown> {
  for (let i = 0; i < turns; i += 1) await Promise.resolve();
  return value;
}

function settled(type: GraphQLOutputType, words: unknown[], ways: Ways): unknown {
  const { at } = ways;
  if (isNonNullType(type)) return settled(type.ofType, words, ways);
  if (isListType(type)) {
    if (at('list', words) % 20 === 0) return 'no list';
    const items = Array.from({ length: at('length', words) % 4 }, (_, i) => {
      try {
        return valueFor(type.ofType, [...words, i], ways);
      } catch (error) {
        return error instanceof Error ? error : null;
      }
    });
    return at('generated', words) % 5 === 0 ? generated(items) : items;
  }
  const name = (type as GraphQLNamedOutputType).name;
  if (name === 'Int') return at('int', words) % 12 === 0 ? 'no number' : at('int', words) % 100;
  if (name === 'Colour') return [1, 'two', null, 'grey'][at('colour', words) % 4];
  if (name === 'String' || name === 'Odd') return `t${at('text', words) % 1000}`;
  return thing(type as GraphQLNamedOutputType, words, ways);
}

/** Some lists are no arrays. */
function* generated(items: readonly unknown[]): Generator {
  yield* items;
}

function thing(type: GraphQLNamedOutputType, words: unknown[], { isPrompt, at }: Ways): Thing {
  const id = `${at('id', words)}`;
  const some = OBJECTS.filter((name) => type.name !== 'Named' || name !== 'Blue');
  const isWrong = at('wrong', words) % 50 === 0;
  const kind =
    isObjectType(type) && !isWrong ? type.name : (some[at('is', words) % some.length] ?? '');
  const properties = FIELDS.map((field) => [field, propertyOf(id, field, isPrompt)]);
  // Errors name their value: what it is made of differs.
  const toJSON = { value: () => `the ${kind} ${id}` };
  return Object.defineProperties({ ...Object.fromEntries(properties), id, kind }, { toJSON });
}

function propertyOf(id: string, field: string, isPrompt: boolean): unknown {
  const value = `p${lot(id, field) % 1000}`;
  const way = lot('property', id, field) % 10;
  if (way === 0) return null;
  if (way === 1) return () => value;
  if (way === 2) return new Error(`property ${field}`);
  if (way === 3) return isPrompt ? value : Promise.resolve(value);
  if (way === 4) {
    return () => {
      throw new Error(`method ${field}`);
    };
  }
  return value;
}
