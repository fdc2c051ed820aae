/**
 * A document changed by ticking a field or an argument, as the explorer does. A way down is a list of steps: the name of a
 * field, or `...` and the type of a fragment.
 */
import { Kind, astFromValue, isLeafType, isRequiredArgument, parse, print } from 'graphql';
import { sampleOf, starterOf } from './explorer-samples.js';

/** What a new operation is called. */
const NAMES = { query: 'MyQuery', mutation: 'MyCommand', subscription: 'MyFeed' };

/** Undefined where the text is none. */
export function documentOf(text) {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
  if (lines.join('').trim() === '') return { kind: Kind.DOCUMENT, definitions: [] };
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}

/** The first operation of its kind. */
export function operationOf(document, kind) {
  return document.definitions.find((one) => one.operation === kind);
}

export function isFragmentStep(step) {
  return step.startsWith('...');
}

/** What a step leads to in a set; undefined: it is not selected. */
export function selectedBy(step, set) {
  return set?.selections.find((one) =>
    isFragmentStep(step)
      ? one.kind === Kind.INLINE_FRAGMENT && one.typeCondition?.name.value === step.slice(3)
      : one.kind === Kind.FIELD && one.name.value === step,
  );
}

/** The text with the field at the end of the way ticked, or no longer. @param type of the field, or of the fragment */
export function withField(text, { kind, steps, field, type }) {
  const document = documentOf(text);
  const way = wayTo(document, kind, steps.slice(0, -1));
  const last = steps.at(-1);
  const set = way.at(-1).selectionSet;
  const known = selectedBy(last, set);
  if (known) remove(document, way, known);
  else set.selections = [...set.selections, nodeOf(last, { field, type })];
  return textOf(document, text);
}

/** The text with an argument of a selected field, or without it. */
export function withArgument(text, { kind, steps, argument }) {
  const document = documentOf(text);
  const node = wayTo(document, kind, steps).at(-1);
  const name = ({ name }) => name.value === argument.name;
  const given = node.arguments ?? [];
  node.arguments = given.some(name)
    ? given.filter((one) => !name(one))
    : [...given, argumentOf(argument)];
  return textOf(document, text);
}

/** The nodes along the way, the operation first; the operation is made where there is none. */
function wayTo(document, kind, steps) {
  let operation = operationOf(document, kind);
  if (!operation) {
    const name = { kind: Kind.NAME, value: NAMES[kind] };
    const selectionSet = { kind: Kind.SELECTION_SET, selections: [] };
    operation = { kind: Kind.OPERATION_DEFINITION, operation: kind, name, selectionSet };
    document.definitions = [...document.definitions, operation];
  }
  const way = [operation];
  for (const step of steps) way.push(selectedBy(step, way.at(-1).selectionSet));
  return way;
}

/** What is left empty by it goes too. */
function remove(document, way, node) {
  const above = way.at(-1);
  if (!above) {
    document.definitions = document.definitions.filter((one) => one !== node);
    return;
  }
  const { selectionSet: set } = above;
  set.selections = set.selections.filter((one) => one !== node);
  if (set.selections.length === 0) remove(document, way.slice(0, -1), above);
}

function nodeOf(step, { field, type }) {
  const selectionSet = isLeafType(type) ? undefined : starterOf(type);
  if (isFragmentStep(step)) {
    const name = { kind: Kind.NAME, value: step.slice(3) };
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name },
      selectionSet,
    };
  }
  const name = { kind: Kind.NAME, value: step };
  const given = field.args.filter(isRequiredArgument).map(argumentOf);
  return { kind: Kind.FIELD, name, arguments: given, selectionSet };
}

function argumentOf({ name, type }) {
  return {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: astFromValue(sampleOf(type), type),
  };
}

/** Printed, below the comments that it began with: printing knows none. */
function textOf(document, before) {
  const [comments = ''] = /^(?:[ \t]*#.*\n)*/.exec(before) ?? [];
  return comments + (document.definitions.length > 0 ? `${print(document)}\n` : '');
}
