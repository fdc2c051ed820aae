/** What the columns of answers become: looked up for every column of every answer, so each parser is found once. */
import pg, { type ClientConfig } from 'pg';

const DATE = 1082;

const INT8 = 20;

const TIMESTAMPTZ = 1184;

/** Dates stay the text they are: a Date would be a moment in the zone of the process. */
type Parser = (text: string) => unknown;

const asText: Parser = (text) => text;

/** Looked up for every column of every answer, so each is found once. */
const parsers = new Map<number, Parser>([
  [DATE, asText],
  [INT8, Number],
  [TIMESTAMPTZ, readMoment],
]);

/** As pg takes them. */
export const types: NonNullable<ClientConfig['types']> = {
  getTypeParser(oid: number): Parser {
    let parser = parsers.get(oid);
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the types name only the oids they know
    if (!parser) parsers.set(oid, (parser = pg.types.getTypeParser(oid) as Parser));
    return parser;
  },
};

/** `2026-11-22 15:58:03.12+00`: sessions run in UTC, and V8 reads this form several times faster than pg does. */
function readMoment(text: string): Date {
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}
