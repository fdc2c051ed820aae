/**
 * Dates and moments as the hub takes them: years of four digits, from 0001. PostgreSQL knows no year 0, JavaScript's
 * moments end before its, and neither reads what the other writes beyond the year 9999.
 */
import { GraphQLError, GraphQLScalarType, type GraphQLSchema, valueFromASTUntyped } from 'graphql';

/** Where a zone's day is still one of the years 0001 to 9999. */
const EARLIEST_MS = Date.parse('0001-01-02T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T00:00:00Z');

/** Their literals and variables are refused where they lie beyond. */
export function boundDates(schema: GraphQLSchema): void {
  bound(schema, 'DateTime', (value) => {
    const ms = value instanceof Date ? value.getTime() : Number.NaN;
    return ms >= EARLIEST_MS && ms < LATEST_MS;
  });
  bound(schema, 'LocalDate', (value) => !String(value).startsWith('0000'));
}

function bound(schema: GraphQLSchema, name: string, isWithin: (value: unknown) => boolean): void {
  const scalar = schema.getType(name);
  if (!(scalar instanceof GraphQLScalarType)) throw new Error(`there is no scalar ${name}`);
  const parseValue = scalar.parseValue.bind(scalar);
  scalar.parseValue = (given: unknown) => {
    // Of numbers each library makes another moment.
    const value: unknown = typeof given === 'string' ? parseValue(given) : undefined;
    if (value !== undefined && isWithin(value)) return value;
    throw new GraphQLError(`${name} is a text in ISO 8601, of the years 0001 to 9999.`);
  };
  scalar.parseLiteral = (node, variables) =>
    scalar.parseValue(valueFromASTUntyped(node, variables));
}
