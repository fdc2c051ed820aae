/** What the explorer begins with: fields of an object that is newly opened, and values of arguments. */
import {
  GraphQLNonNull,
  Kind,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Of these the first that there is. */
const TELLING = ['name', 'title', 'number', 'label', 'version', 'id'];
const SAMPLES = { Int: 1, Float: 1, Boolean: true };

/** The fields of a type that say most of it: of a page its items. */
export function starterOf(type) {
  return { kind: Kind.SELECTION_SET, selections: [firstOf(type)] };
}

function firstOf(type) {
  const fields = isUnionType(type) ? {} : type.getFields();
  const { nodes } = fields;
  if (nodes) return fieldNode('nodes', starterOf(getNamedType(nodes.type)));
  const isPlain = (one) =>
    one && isLeafType(getNamedType(one.type)) && !one.args.some(isRequiredArgument);
  const named = TELLING.map((name) => fields[name]).find(isPlain);
  return fieldNode((named ?? Object.values(fields).find(isPlain))?.name ?? '__typename');
}

function fieldNode(name, selectionSet) {
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, selectionSet };
}

/** A value that the type takes, to be written over. */
export function sampleOf(given) {
  const type = getNullableType(given);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SAMPLES[type.name] ?? '';
  const fields = Object.values(type.getFields());
  const [first] = fields;
  const needed = fields.filter(
    (one) => one.type instanceof GraphQLNonNull && one.defaultValue === undefined,
  );
  const asked = type.isOneOf ? [first] : needed;
  return Object.fromEntries(asked.map((one) => [one.name, sampleOf(one.type)]));
}
