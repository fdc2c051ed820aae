/** What was asked by a protocol of streams: text to a checked document, and what a subscription of it follows. */
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  createSourceEventStream,
  getOperationAST,
} from 'graphql';
import type { Session } from '../access/session.ts';
import { HubError } from '../../errors.ts';
import { Source } from '../live/source.ts';
import { TransientError, isTransient } from '../database/transient-error.ts';
import type { HubContext } from '../execution/context.ts';
import { type Report, presentable } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import type { Operation } from '../execution/operation.ts';
import type { Standing } from './standing.ts';

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

export function operationOf({ document, operationName, variableValues }: ExecutionArgs): Operation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new GraphQLError('The document does not say which operation to run.');
  return { document, operation, variables: { ...variableValues } };
}

export interface Subscribed {
  source: Source;
  asked: Operation;
  /** Called when it is over. */
  leave: () => void;
}

/** Nothing would ever come, and the client would not know why. */
function needsToken(): HubError {
  return HubError.unauthenticated(
    'Nobody unknown is told of this. Send a token: `Authorization: Bearer …`, over WebSocket as `authorization` in ' +
      '`connection_init`.',
  );
}

interface Means {
  executor: Executor;
  report: Report;
  standing: Standing;
}

/** What the subscription follows, or why it is refused. Closes the context. @throws TransientError */
export async function sourceOf(
  asked: Operation,
  context: HubContext,
  { executor, report, standing }: Means,
): Promise<Subscribed | ExecutionResult> {
  let leave: (() => void) | undefined;
  try {
    const source = await executor.turns.run(context.session, () => {
      const terms = termsOf(asked, context, executor);
      if (typeof terms !== 'number') return { errors: terms };
      leave = standing.enter(context.session, terms);
      return streamOf(asked, context, executor);
    });
    if (source instanceof Source && leave) return { source, asked, leave };
    leave?.();
    const { errors: refusals = [] } = source as ExecutionResult;
    const transient = refusals.find(({ originalError }) => isTransient(originalError));
    if (transient) throw new TransientError(transient.originalError);
    return { errors: refusals.map((error) => presentable(error, report)) };
  } catch (error) {
    leave?.();
    if (error instanceof HubError) return { errors: [error] };
    throw error;
  } finally {
    await context.close();
  }
}

/** What its filter holds, paid for, or why it is refused. */
function termsOf(
  asked: Operation,
  context: HubContext,
  executor: Executor,
): number | readonly GraphQLError[] {
  const faults = executor.coerced(asked);
  if (Array.isArray(faults)) return faults;
  const { errors, terms = 0 } = executor.pay(asked, context);
  if (errors) return errors;
  return context.viewer.isKnown || executor.isPublic(asked) ? terms : [needsToken()];
}

function streamOf(
  { document, operation, variables }: Operation,
  context: HubContext,
  { schema }: Executor,
) {
  return createSourceEventStream({
    schema,
    document,
    operationName: operation.name?.value ?? null,
    contextValue: context,
    variableValues: variables,
  });
}
