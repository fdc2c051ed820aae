/**
 * Dates and moments as the hub takes them: years of four digits, from 0001. PostgreSQL knows no year 0, JavaScript's
 * moments end before its, and neither reads what the other writes beyond the year 9999. Where a moment is meant a date is
 * taken as well: as the beginning of its day in the district.
 */
import { GraphQLError, GraphQLScalarType, type GraphQLSchema, valueFromASTUntyped } from 'graphql';

/** Where a zone's day is still one of the years 0001 to 9999. */
const EARLIEST_MS = Date.parse('0001-01-02T00:00:00Z');
const LATEST_MS = Date.parse('9999-12-31T00:00:00Z');

/** Their literals and variables are refused where they lie beyond. */
export function boundDates(schema: GraphQLSchema): void {
  const isMoment = (value: unknown) => {
    const ms = value instanceof Date ? value.getTime() : Number.NaN;
    return ms >= EARLIEST_MS && ms < LATEST_MS;
  };
  bound(schema, 'DateTime', isMoment, beginningOf);
  bound(schema, 'LocalDate', (value) => !String(value).startsWith('0000'));
}

/** The moment at which a day begins in China, if the text is a day. */
function beginningOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  // Of 31 February JavaScript would make a day of March.
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay ? new Date(`${text}T00:00:00+08:00`) : undefined;
}

function bound(
  schema: GraphQLSchema,
  name: string,
  isWithin: (value: unknown) => boolean,
  readOther: (text: string) => unknown = () => undefined,
): void {
  const scalar = schema.getType(name);
  if (!(scalar instanceof GraphQLScalarType)) throw new Error(`there is no scalar ${name}`);
  const parseValue = scalar.parseValue.bind(scalar);
  scalar.parseValue = (given: unknown) => {
    // Of numbers each library makes another moment.
    const value: unknown =
      typeof given === 'string' ? (readOther(given) ?? parseValue(given)) : undefined;
    if (value !== undefined && isWithin(value)) return value;
    throw new GraphQLError(`${name} is a text in ISO 8601, of the years 0001 to 9999.`);
  };
  scalar.parseLiteral = (node, variables) =>
    scalar.parseValue(valueFromASTUntyped(node, variables));
}
