/** What becomes of an error on its way out: ours pass, graphql's pass, everything else is masked and logged. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { unavailable } from '../database/transient-error.ts';
import { HubError } from '../../errors.ts';

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

/** The masked form of a failure; its cause goes to the log under the id that the client gets. */
export function masking(cause: unknown, report: Report): GraphQLError {
  if (cause instanceof HubError) return cause;
  // Of Apollo's codes: made here on purpose, with nothing behind it.
  if (cause instanceof GraphQLError && !cause.originalError && cause.extensions['code']) {
    return cause;
  }
  if ((cause as { code?: unknown }).code === NO_TEXT) {
    return new HubError('BAD_USER_INPUT', 'A text holds the character NUL, which no text may.');
  }
  const transient = unavailable(cause);
  // Without an id of its own: while the database is away the same line comes again and again.
  if (transient) report(transient.message, cause);
  if (transient) return transient;
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

/** Errors of variables, found before execution: BAD_USER_INPUT with the input field at fault. */
export function variableError(error: GraphQLError): HubError {
  const [, variable] = /^Variable "\$(\w+)"/.exec(error.message) ?? [];
  const [, path] = / at "([^"]+)"/.exec(error.message) ?? [];
  return HubError.badInput(path ?? variable ?? '', error.message);
}

/** What an answer may not hold. */
export function tooLarge(what: string, most: number): HubError {
  return HubError.tooComplex(
    `The answer holds more than ${most} ${what}, which is the most. Ask for less: smaller pages (\`first\`), ` +
      'fewer fields or levels, or several documents.',
  );
}
