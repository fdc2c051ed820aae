/** What becomes of an error on its way out: ours pass, graphql's pass, everything else is masked and logged. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { HubError } from '../errors.ts';

/** PostgreSQL's character_not_in_repertoire: of what JSON can carry, only U+0000 causes it. */
const NO_TEXT = '22021';

export type Report = (id: string, error: unknown) => void;

/** The error as the client may see it, with its place in the answer kept. */
export function presentable(error: GraphQLError, report: Report): GraphQLError {
  const cause = error.originalError ?? error;
  if (cause instanceof GraphQLError) {
    const { extensions } = cause as { extensions?: Record<string, unknown> };
    return located(
      error.message,
      error,
      extensions?.['code'] ? { ...extensions } : { code: 'BAD_USER_INPUT' },
    );
  }
  const masked = masking(cause, report);
  return located(masked.message, error, { ...masked.extensions });
}

/** The masked form of a failure; its cause goes to the log under the id that the client is told. */
export function masking(cause: unknown, report: Report): GraphQLError {
  if (cause instanceof HubError) return cause;
  // Of Apollo's codes: made here on purpose, with nothing behind it.
  if (cause instanceof GraphQLError && !cause.originalError && cause.extensions['code']) {
    return cause;
  }
  if ((cause as { code?: unknown }).code === NO_TEXT) {
    return new HubError('BAD_USER_INPUT', 'A text holds the character NUL, which no text may.');
  }
  const id = randomUUID();
  report(id, cause);
  return HubError.internal(id);
}

function located(
  message: string,
  { path, nodes }: GraphQLError,
  extensions: Record<string, unknown>,
): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, nodes: nodes ?? null, extensions });
}

/** Errors of variables, told before execution: BAD_USER_INPUT with the input field at fault. */
export function variableError(error: GraphQLError, isOpen: boolean): HubError {
  const [, variable] = /^Variable "\$(\w+)"/.exec(error.message) ?? [];
  const [, path] = / at "([^"]+)"/.exec(error.message) ?? [];
  const message = isOpen ? error.message : withoutHints(error.message);
  return HubError.badInput(path ?? variable ?? '', message);
}

const HINT = 'Did you mean ';

/**
 * Without the names that graphql proposes: they tell of the schema. Looked for by hand: the message quotes what the
 * client has sent, and a regular expression would look for the end of each hint anew, 15 s for 250 kB of beginnings.
 */
export function withoutHints(message: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const begin = message.indexOf(HINT, from);
    const end = begin === -1 ? -1 : message.indexOf('?', begin);
    if (end === -1) return kept + message.slice(from);
    const isSpaced = begin > from && message[begin - 1] === ' ';
    kept += message.slice(from, isSpaced ? begin - 1 : begin);
    from = end + 1;
  }
}
