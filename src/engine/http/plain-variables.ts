/**
 * Variables in an address: all of them as `variables={…}`, or each by its own name, read as its type wants it.
 * Invariant: what is no variable of the document is refused by name; whether a value fits its type is graphql-js's to say.
 */
import {
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
} from 'graphql';
import { HubError } from '../../errors.ts';
import { excessRefusal } from './body-refusals.ts';
import { objectIn } from './json-object.ts';
import { variablesOf } from './plain-documents.ts';

/** Parameters that are no variables. */
const OWN = ['variables', 'rows'];

/** @throws BAD_USER_INPUT naming the parameter */
export function variablesIn(
  asked: URLSearchParams,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): Record<string, unknown> {
  const types = typesOf(operation, schema);
  const variables = asWhole(asked);
  const names = new Set([...asked.keys()].filter((name) => !OWN.includes(name)));
  for (const name of [...Object.keys(variables), ...names]) {
    if (!types.has(name)) throw unknown(name, operation);
  }
  for (const name of names) {
    if (name in variables) {
      throw HubError.badInput(name, `\`${name}\` stands in \`variables\` too: give it once.`);
    }
    variables[name] = valueOf(name, asked.getAll(name), types.get(name));
  }
  return variables;
}

function typesOf(operation: OperationDefinitionNode, schema: GraphQLSchema) {
  const pairs = (operation.variableDefinitions ?? []).map(
    ({ variable, type }) =>
      [variable.name.value, typeFromAST(schema, type) as GraphQLInputType | undefined] as const,
  );
  return new Map(pairs);
}

function asWhole(asked: URLSearchParams): Record<string, unknown> {
  const given = asked.getAll('variables');
  const [text] = given;
  if (text === undefined) return {};
  const read = given.length === 1 ? objectIn(text) : undefined;
  if (read) return { ...read };
  throw HubError.badInput('variables', 'Give `variables` once, as a JSON object: {"name": …}.');
}

function valueOf(
  name: string,
  texts: readonly string[],
  type: GraphQLInputType | undefined,
): unknown {
  if (isNonNullType(type)) return valueOf(name, texts, type.ofType);
  if (isListType(type)) {
    const item = type.ofType as GraphQLInputType;
    return texts.map((one) => valueOf(name, [one], item));
  }
  const [text = '', ...others] = texts;
  if (others.length > 0) {
    throw HubError.badInput(name, `\`${name}\` is no list: give it once.`);
  }
  if (isInputObjectType(type)) return objectOf(name, text);
  const kind = type && 'name' in type ? type.name : '';
  if (kind === 'Boolean' && /^(true|false)$/.test(text)) return text === 'true';
  // Whatever is no number stays a text, and is refused as one.
  const isNumber = (kind === 'Int' || kind === 'Float') && /^-?\d{1,15}(\.\d{1,15})?$/.test(text);
  return isNumber ? Number(text) : text;
}

function objectOf(name: string, text: string): object {
  const excess = excessRefusal(Buffer.from(text));
  if (excess) throw HubError.badInput(name, excess.error.message);
  const read = objectIn(text);
  if (read) return read;
  throw HubError.badInput(name, `\`${name}\` is an object: give it as JSON, {"…": …}.`);
}

function unknown(name: string, operation: OperationDefinitionNode): HubError {
  const all = variablesOf(operation).map((one) => `${one.name} (${one.type})`);
  const there = all.length === 0 ? 'It has none.' : `It has ${all.join(', ')}.`;
  return HubError.badInput(name, `\`${name}\` is no variable of this document. ${there}`);
}
