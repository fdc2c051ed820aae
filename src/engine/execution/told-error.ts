/** Errors no longer than anybody reads: their messages, and the places that they name. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Of an answer, or of what is wrong with a document. */
export const MOST_ERRORS = 10;
const LONGEST_MESSAGE = 500;
const MOST_PLACES = 10;

/** The error without what only makes it long. */
export function told(error: GraphQLError): GraphQLError {
  const { nodes, path, source, positions, extensions } = error;
  return new GraphQLError(short(error.message), {
    nodes: nodes?.slice(0, MOST_PLACES) ?? null,
    source: source ?? null,
    positions: positions?.slice(0, MOST_PLACES) ?? null,
    path: path ?? null,
    extensions,
  });
}

/** The same of one that is formatted already. */
export function shortened(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message, locations } = error;
  const isLong = message.length > LONGEST_MESSAGE || (locations?.length ?? 0) > MOST_PLACES;
  if (!isLong) return error;
  return {
    ...error,
    message: short(message),
    ...(locations && { locations: locations.slice(0, MOST_PLACES) }),
  };
}

function short(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE - 1)}…` : message;
}
