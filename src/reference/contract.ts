/** The contract as entries: read from the schema that is served, with nothing written by hand for any type. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  astFromValue,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
} from 'graphql';
import { accessOfField, accessOfType, screensOf } from './access.ts';
import type { Contract, Entry, EntryKind, Member } from './entry.ts';
import { type Terms, termsOf } from './terms.ts';

/** What federation and introspection add is theirs. */
const isOurs = ({ name }: { name: string }) => !/^(_|federation__|link__)/.test(name);

export function contractOf(schema: GraphQLSchema): Contract {
  const terms = termsOf(schema);
  const entries = Object.values(schema.getTypeMap())
    .filter(isOurs)
    .map((type) => entryOf(type, schema, terms));
  const used = usesOf(entries);
  const personal = reachedByPersonal(entries, used);
  const all = new Map(
    entries
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((one) => (personal.has(one.name) ? asPersonal(one) : one))
      .map((one) => [one.name, { ...one, usedBy: used.get(one.name) ?? [] }]),
  );
  const root = (name: string): Entry => {
    const found = all.get(name);
    if (!found) throw new Error(`the contract has no ${name}`);
    all.delete(name);
    return found;
  };
  const roots = {
    query: root('Query'),
    mutation: root('Mutation'),
    subscription: root('Subscription'),
  };
  return { roots, types: all };
}

function entryOf(type: GraphQLNamedType, schema: GraphQLSchema, terms: Terms): Entry {
  const isAnswer = isObjectType(type) || isInterfaceType(type) || isUnionType(type);
  return {
    name: type.name,
    kind: kindOf(type),
    term: terms.ofType(type),
    members: membersOf(type, terms),
    access: isAnswer && !type.name.endsWith('Payload') ? accessOfType(type.name) : undefined,
    related: relatedOf(type, schema),
    usedBy: [],
  };
}

function kindOf(type: GraphQLNamedType): EntryKind {
  if (isObjectType(type)) return 'OBJECT';
  if (isInterfaceType(type)) return 'INTERFACE';
  if (isUnionType(type)) return 'UNION';
  if (isInputObjectType(type)) return 'INPUT';
  return isEnumType(type) ? 'ENUM' : 'SCALAR';
}

function relatedOf(type: GraphQLNamedType, schema: GraphQLSchema): string[] {
  if (isUnionType(type) || isInterfaceType(type))
    return schema.getPossibleTypes(type).map(({ name }) => name);
  return isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
}

function membersOf(type: GraphQLNamedType, terms: Terms): Member[] {
  if (isScalarType(type) || isUnionType(type)) return [];
  if (isEnumType(type)) {
    return type.getValues().map(({ name, description }) => ({
      ...leaf(name, `${type.name}.${name}`),
      term: terms.ofValue(name, description),
    }));
  }
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((one) => given(one, type.name, terms));
  return Object.values(type.getFields())
    .filter(isOurs)
    .map((one) => fieldOf(type, one, terms));
}

const leaf = (name: string, path: string) => ({
  name,
  path,
  type: '',
  typeName: '',
  initial: undefined,
  args: [],
  access: undefined,
  screens: undefined,
});

function fieldOf(
  type: GraphQLObjectType | GraphQLInterfaceType,
  field: GraphQLField<unknown, unknown>,
  terms: Terms,
): Member {
  const { name: parent } = type;
  const path = `${parent}.${field.name}`;
  const types = [parent, ...type.getInterfaces().map(({ name }) => name)];
  const typeName = getNamedType(field.type).name;
  const isAnswered = parent !== 'Mutation' && !parent.endsWith('Payload');
  return {
    ...leaf(field.name, path),
    term: terms.ofMember(parent, field),
    type: String(field.type),
    typeName,
    args: field.args.map((one) => given(one, path, terms)),
    access: isAnswered ? accessOfField(types, field.name, typeName) : undefined,
    screens: screensOf(parent, field.name),
  };
}

function given(one: GraphQLArgument | GraphQLInputField, parent: string, terms: Terms): Member {
  return {
    ...leaf(one.name, `${parent}.${one.name}`),
    term: terms.ofMember(parent, one),
    type: String(one.type),
    typeName: getNamedType(one.type).name,
    initial: initialOf(one),
  };
}

/** Types that personal fields alone lead to: all in them is of persons. */
function reachedByPersonal(
  entries: readonly Entry[],
  used: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const personal = new Set(
    entries.flatMap(({ members }) =>
      members.flatMap(({ path, access }) => (access === 'PERSONAL' ? [path] : [])),
    ),
  );
  const objects = entries.filter(({ kind }) => kind === 'OBJECT').map(({ name }) => name);
  return new Set(
    objects.filter((name) => {
      const paths = used.get(name) ?? [];
      return paths.length > 0 && paths.every((one) => personal.has(one));
    }),
  );
}

const asPersonal = (entry: Entry): Entry => ({
  ...entry,
  access: 'PERSONAL',
  members: entry.members.map((one) => ({ ...one, access: 'PERSONAL' as const })),
});

/** As a document has it. */
function initialOf({ defaultValue, type }: GraphQLArgument | GraphQLInputField) {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? print(value) : undefined;
}

function usesOf(entries: readonly Entry[]): Map<string, string[]> {
  const used = new Map<string, string[]>();
  const note = ({ typeName, path, args }: Member) => {
    if (typeName) used.set(typeName, [...(used.get(typeName) ?? []), path]);
    for (const one of args) note(one);
  };
  for (const { members } of entries) for (const one of members) note(one);
  return used;
}
