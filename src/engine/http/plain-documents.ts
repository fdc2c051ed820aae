/**
 * The hub's own documents, asked for by their names at `/data/<name>.json` and `.csv`.
 * Invariant: each of them fits the schema; one that does not keeps the hub from starting.
 */
import {
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  getOperationAST,
  parse,
  print,
  validate,
} from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { StartError } from '../../errors.ts';
import { shapeOf } from './answer-shape.ts';
import { outerLists } from './answer-table.ts';

/** A document as it is kept: comments ahead of it say what it asks, in English and in Chinese. */
export interface KeptDocument {
  name: string;
  text: string;
}

export interface PlainDocument extends KeptDocument {
  title: string;
  chinese: string;
  variables: readonly { name: string; type: string; otherwise: string | undefined }[];
  /** What `rows` can name. */
  lists: readonly string[];
}

const MOST_NEAR = 5;

export class PlainDocuments {
  private readonly byName: ReadonlyMap<string, PlainDocument>;

  constructor(documents: readonly PlainDocument[]) {
    this.byName = new Map(documents.map((one) => [one.name, one]));
  }

  find(name: string): PlainDocument | undefined {
    return this.byName.get(name);
  }

  all(): PlainDocument[] {
    return [...this.byName.values()];
  }

  /** Names that could have been meant. */
  near(name: string): string[] {
    return suggestionList(name, [...this.byName.keys()]).slice(0, MOST_NEAR);
  }
}

/** Queries of them, by their names; what is none is left out. @throws StartError naming one that does not fit */
export function plainDocumentsOf(
  kept: readonly KeptDocument[],
  schema: GraphQLSchema,
): PlainDocuments {
  return new PlainDocuments(kept.flatMap((one) => read(one, schema)));
}

function read(kept: KeptDocument, schema: GraphQLSchema): PlainDocument[] {
  const document = parse(kept.text);
  const [fault] = validate(schema, document);
  if (fault) throw new StartError(`The document ${kept.name} does not fit: ${fault.message}`);
  const operation = getOperationAST(document);
  if (operation?.operation !== OperationTypeNode.QUERY) return [];
  const lists = outerLists(shapeOf(document, operation, schema));
  const words = [...kept.text.matchAll(/^# ?(.*)$/gm)].map(([, line = '']) => line);
  const isChinese = (line: string) => /\p{Script=Han}/u.test(line);
  const [chinese = ''] = words.filter((line) => isChinese(line) && !/[a-z]{4}/.test(line));
  const title = words.filter((line) => line !== chinese).join(' ');
  return [{ ...kept, title, chinese, variables: variablesOf(operation), lists }];
}

/** The variables that it can be given, with their types and what they are if left out. */
export function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode) {
  return variableDefinitions.map(({ variable, type, defaultValue }) => ({
    name: variable.name.value,
    type: print(type),
    otherwise: defaultValue && print(defaultValue),
  }));
}
