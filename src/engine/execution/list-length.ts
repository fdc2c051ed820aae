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

/**
 * How many objects a field may hold: of the items of a page as many as the page around them asked for.
 * @throws TOO_COMPLEX for more references than one field may be given
 */
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
  if (field.name === '_entities') {
    const many = given.referencesOf(node);
    if (many > MOST_REFERENCES) throw tooMuch('references', many, MOST_REFERENCES);
    return many;
  }
  return usualLengthOf(field.name);
}
