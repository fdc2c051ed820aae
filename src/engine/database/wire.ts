/** The sides of pg that a flight works with and pg's own types leave out. pg is pinned: what stands here is read in its sources. */
import pg from 'pg';

/** The side of pg's connection that the protocol's messages are sent on; pg is pinned, its own types leave it out. */
export interface Wire {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly string[] }): void;
  execute(message: { portal: string; rows: number }): void;
  describe(message: unknown): void;
}

/** Ends a query. */
export type Done = (error: Error | null, result: { rows: unknown[] }) => void;

/** A row as it comes. */
export interface RowMessage {
  length: number;
  fields: unknown[];
}

/** What pg makes of the description of rows. */
export interface RowShape {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

/** Where pg gathers rows; pg is pinned. */
export interface Gathering {
  _result: RowShape & { parseRow(fields: unknown[]): unknown; addRow(row: unknown): void };
}

/** What pg calls of a query as messages come. */
interface WireQuery {
  callback: Done;
  name?: string;
  handleRowDescription(message: unknown): void;
  prepare(wire: Wire): void;
  handleDataRow(message: RowMessage): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
  requiresPreparation(): boolean;
}

/** pg's query, to be extended. */
export const Query = pg.Query as unknown as new (
  config: { text: string; values: unknown[]; name?: string },
  values: undefined,
  done: Done,
) => WireQuery;
