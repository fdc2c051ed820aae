/**
 * Runs what was asked on an event stream: a subscription until it is left, anything else once.
 * Invariant: a subscription that stands is left, however its stream ends.
 */
import { type ExecutionResult, OperationTypeNode } from 'graphql';
import { isTransient } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';
import { HubContext } from '../execution/context.ts';
import type { Services } from '../execution/services.ts';
import { type Report, masking } from '../execution/errors.ts';
import type { Executor } from '../execution/execute.ts';
import type { TrustedDocuments } from '../http/trusted.ts';
import { operationOf, readAsked } from './asked-text.ts';
import type { Broadcasts } from './broadcasts.ts';
import { Listener } from './listener.ts';
import type { Sink } from './sink.ts';
import type { Standing } from './standing.ts';
import type { Subscriber } from './stream-endings.ts';
import { type Given, asText } from './stream-request.ts';
import { sourceOf } from './subscribing.ts';
import { Unanswered } from './unanswered.ts';

interface Means {
  services: Services;
  executor: Executor;
  report: Report;
  trusted: TrustedDocuments;
  broadcasts: Broadcasts;
  standing: Standing;
}

/** The last message: the answer of what is no subscription, or why one ended. Never rejects. */
export async function runOnStream(
  given: Given,
  { request, session }: Pick<Subscriber, 'request' | 'session'>,
  { sink, gone }: { sink: Sink; gone: AbortSignal },
  means: Means,
): Promise<ExecutionResult | 'cut' | undefined> {
  const { services, executor, report, trusted, broadcasts } = means;
  try {
    const query = trusted.textOf(given, session.viewer) ?? '';
    const read = await readAsked(executor, { ...asText(given), query }, session);
    if (Array.isArray(read)) return { errors: read };
    const asked = operationOf(read);
    const { operation } = asked.operation;
    if (operation === OperationTypeNode.MUTATION && request.method === 'GET') {
      throw HubError.badInput('query', 'A mutation is sent by POST.');
    }
    const context = new HubContext(services, session, {
      isTrusted: trusted.knows(query),
      isGone: () => gone.aborted,
    });
    if (operation !== OperationTypeNode.SUBSCRIPTION) {
      return await executor.runPaid(asked, context);
    }
    const { 'last-event-id': resumesAt } = request.headers;
    context.resumesAt = typeof resumesAt === 'string' && resumesAt ? resumesAt : undefined;
    const found = await sourceOf(asked, context, means);
    if (!('asked' in found)) return found;
    try {
      await broadcasts.follow(new Listener({ ...found, session, sink }), gone);
    } finally {
      found.leave();
    }
    return undefined;
  } catch (error) {
    if (error instanceof Unanswered) return error.result;
    const told = masking(error, report);
    return isTransient(error) ? 'cut' : { errors: [told] };
  }
}
