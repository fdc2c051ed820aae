/** What was asked by a protocol of streams: text to a checked document, and what a subscription of it follows. */
import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  createSourceEventStream,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { Source } from '../live/source.ts';
import { Passing, isPassing } from '../live/trouble.ts';
import type { HubContext } from './context.ts';
import { type Report, presentable, withoutHints } from './errors.ts';
import { type Executor, LARGEST_KEPT_DOCUMENT, type Operation } from './execute.ts';
import { MOST_TOKENS } from './limits.ts';

const MOST_DOCUMENTS = 500;

export interface AskedText {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** Documents that have been parsed and found valid; clients send the same few again and again. */
export class Documents {
  private readonly executor: Executor;
  private readonly known = new Map<string, DocumentNode>();

  constructor(executor: Executor) {
    this.executor = executor;
  }

  read({ query, operationName, variables }: AskedText): ExecutionArgs | GraphQLError[] {
    const document = this.known.get(query) ?? this.check(query);
    if (Array.isArray(document)) return document;
    if (!getOperationAST(document, operationName)) {
      return [new GraphQLError('The document does not say which operation to run.')];
    }
    return {
      schema: this.executor.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables ?? {},
      rootValue: query,
    };
  }

  private check(query: string): DocumentNode | GraphQLError[] {
    try {
      const document = parse(query, { maxTokens: MOST_TOKENS });
      const faults = validate(this.executor.schema, document);
      if (faults.length > 0)
        return faults.map((fault) =>
          coded(fault, 'GRAPHQL_VALIDATION_FAILED', this.executor.isOpen),
        );
      if (query.length > LARGEST_KEPT_DOCUMENT) return document;
      if (this.known.size >= MOST_DOCUMENTS) this.known.clear();
      this.known.set(query, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED', true)];
      throw error;
    }
  }
}

/** @param rootValue the document's text */
export function operationOf({
  document,
  operationName,
  variableValues,
  rootValue,
}: ExecutionArgs): Operation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('The document does not say which operation to run.');
  const key = createHash('sha256').update(String(rootValue)).digest('base64');
  return { key, document, operation, variables: { ...variableValues } };
}

export type Found = { source: Source; asked: Operation } | ExecutionResult;

/** What the subscription follows, or why it is refused. Closes the context. @throws Passing */
export async function sourceOf(
  asked: Operation,
  context: HubContext,
  { executor, report }: { executor: Executor; report: Report },
): Promise<Found> {
  const faults = executor.coerced(asked);
  if (Array.isArray(faults)) return { errors: faults };
  const { errors } = executor.pay(asked, context);
  if (errors) return { errors };
  try {
    const source = await createSourceEventStream({
      schema: executor.schema,
      document: asked.document,
      operationName: asked.operation.name?.value ?? null,
      contextValue: context,
      variableValues: asked.variables,
    });
    if (source instanceof Source) return { source, asked };
    const { errors: refusals = [] } = source as ExecutionResult;
    const passing = refusals.find(({ originalError }) => isPassing(originalError));
    if (passing) throw new Passing(passing.originalError);
    return { errors: refusals.map((error) => presentable(error, report)) };
  } finally {
    await context.close();
  }
}

function coded(
  { message, nodes, source, positions }: GraphQLError,
  code: string,
  mayHint: boolean,
): GraphQLError {
  return new GraphQLError(mayHint ? message : withoutHints(message), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  });
}
