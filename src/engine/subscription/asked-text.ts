/**
 * What was asked by a protocol of streams: from a text to a checked document and its operation.
 * Invariant: what is run has been read within the limits of the executor.
 */
import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import type { Session } from '../access/session.ts';
import type { Executor } from '../execution/execute.ts';
import type { Operation } from '../execution/operation.ts';

/** As its client has sent it. */
export interface AskedText {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** What is to be run, or what is wrong with the text. @throws TOO_COMPLEX, RATE_LIMITED */
export async function readAsked(
  executor: Executor,
  { query, operationName, variables }: AskedText,
  session: Session,
): Promise<ExecutionArgs | GraphQLError[]> {
  const { schema } = executor;
  const document = await executor.read(query, session);
  if (Array.isArray(document)) return document;
  if (!getOperationAST(document, operationName)) {
    return [new GraphQLError('The document does not say which operation to run.')];
  }
  return {
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? {},
  };
}

/** Of what `readAsked` has read. @throws GraphQLError where it does not say which one */
export function operationOf({ document, operationName, variableValues }: ExecutionArgs): Operation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('The document does not say which operation to run.');
  return { document, operation, variables: { ...variableValues } };
}
