/**
 * The short way of `/graphql`: plain JSON with a document that the hub has read. It goes past Apollo, which parses
 * headers and hashes texts anew for each request, and differs from Apollo's in nothing: not in status, headers or
 * bytes, nor in what is paid, audited, counted or refused.
 */
import type { ServerResponse } from 'node:http';
import type { GraphQLError } from 'graphql';
import { headOf } from './answer-head.ts';
import { bytesOf, formatted, textOf } from './answer-text.ts';
import type { HubContext } from '../execution/context.ts';
import type { Executor } from '../execution/execute.ts';
import type { Operation } from '../execution/operation.ts';

/** In characters. */
const LONG = 8_000;
/** Making JSON of more takes long enough to be done a piece at a time. */
const MANY_OBJECTS = 2_000;

/** Runs it, and answers. */
export async function answerPlainly(
  asked: Operation,
  response: ServerResponse,
  { executor, context }: { executor: Executor; context: HubContext },
): Promise<void> {
  const { errors, ...result } = await executor.runPaid(asked, context);
  const told = { ...result, errors: errors?.map(formatted) };
  begin(response, told);
  if (context.objects <= MANY_OBJECTS) end(response, told, executor.mostBytes);
  else response.end(await bytesOf(told, executor.mostBytes));
}

/** What is wrong with its document. */
export function refusePlainly(
  faults: readonly GraphQLError[],
  response: ServerResponse,
  { mostBytes }: Executor,
): void {
  const told = { errors: faults.map(formatted) };
  begin(response, told);
  end(response, told, mostBytes);
}

type AnswerBody = Parameters<typeof textOf>[0];

/** The headers in the order that Apollo's answers have them. */
function begin(response: ServerResponse, told: AnswerBody): void {
  const { status, headers } = headOf(told);
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.statusCode = status;
}

function end(response: ServerResponse, told: AnswerBody, mostBytes: number): void {
  const text = textOf(told, mostBytes);
  // A text is measured before it is sent, which reads it once more: worth a copy where it is long.
  response.end(text.length > LONG ? Buffer.from(text) : text);
}
