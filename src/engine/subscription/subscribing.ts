/**
 * What a subscription follows, or why it is refused.
 * Invariant: one that is refused leaves nothing that stands; one that stands is left once.
 */
import { type ExecutionResult, type GraphQLError, createSourceEventStream } from 'graphql';
import { HubError } from '../../errors.ts';
import { Source } from '../live/source.ts';
import { TransientError, isTransient } from '../database/transient-error.ts';
import type { HubContext } from '../execution/context.ts';
import { type Report, presentable } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import type { Operation } from '../execution/operation.ts';
import type { Standing } from './standing.ts';

/** One that stands. */
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

/** graphql-js takes it for granted that a subscription has a field. */
function needsField(): HubError {
  return HubError.badInput(
    'query',
    'The subscription leaves out all that it could follow: see to its @skip and @include.',
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
  if (executor.rootFields(asked).length === 0) return [needsField()];
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
