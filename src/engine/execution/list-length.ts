/** How long the lists of a document may become, by what it asks for or by what is usual. */
import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  getNullableType,
  isListType,
} from 'graphql';
import type { AskedArguments } from './asked-arguments.ts';
import { usualLengthOf } from './field-costs.ts';
import { tooMuch } from './words.ts';

/** Of one `_entities`: each that is wrong has an answer of its own. */
const MOST_REFERENCES = 1_000;
const REFERENCES = '_entities';

/** How many objects a field may hold: of the items of a page as many as the page around them asked for. */
export function lengthOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLCompositeType,
  given: AskedArguments,
): number {
  const isPlain = isListType(getNullableType(field.type));
  if (field.args.some(({ name }) => name === 'first')) {
    return given.pageOf(node, isPlain ? usualLengthOf(field.name) : undefined);
  }
  const isItems = ['nodes', 'edges'].includes(field.name) && parent.name.endsWith('Connection');
  if (isItems || !isPlain) return 1;
  return field.name === REFERENCES ? given.referencesOf(node) : usualLengthOf(field.name);
}

/** @throws TOO_COMPLEX for more references than one field may be given */
export function refuseReferences(field: string, length: number): void {
  if (field !== REFERENCES || length <= MOST_REFERENCES) return;
  throw tooMuch('references', length, MOST_REFERENCES);
}
