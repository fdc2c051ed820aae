/**
 * Several statements in one flight: what must go before a statement travels with it, ahead of one Sync, and if
 * any of it fails PostgreSQL skips the rest. `pg` sends a Sync, and waits for an answer, behind each statement.
 *
 * What the rows of a prepared statement are made of is asked once per connection: PostgreSQL refuses to run one whose
 * rows have become others.
 *
 * Without a `begin` in front the flight is a transaction of its own: settings made in it hold for the
 * statement and for nothing after it.
 */
import pg from 'pg';
import { type Wire, type Done, type RowMessage, type Gathering, Query } from './wire.ts';
import { type Known, knownOn } from './wire-memory.ts';

/** A statement without values of its own that is prepared once per connection. */
export interface Lead {
  name: string;
  text: string;
  values: readonly string[];
}

/** Called for each row as it comes, with its bytes, before it is kept. @throws to end the flight, and its connection */
export type CountRow = (bytes: number) => void;

class Flight extends Query {
  /** pg reads it: so long after it was sent the line is cut. */
  readonly query_timeout: number;
  private readonly leads: readonly Lead[];
  /** Leads whose end is still to be reported; their rows are dropped. */
  private left: number;
  private readonly countRow: CountRow;
  private isCutOff = false;
  private on: Known | undefined;

  constructor(
    leads: readonly Lead[],
    config: { text: string; values: unknown[]; name?: string },
    { done, countRow, replyMs }: { done: Done; countRow: CountRow; replyMs: number },
  ) {
    super(config, undefined, done);
    this.query_timeout = replyMs;
    this.leads = leads;
    this.left = leads.length;
    this.countRow = countRow;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    const on = knownOn(wire);
    this.on = on;
    for (const { name, text, values } of this.leads) {
      if (!on.leads.has(name)) wire.parse({ name, text });
      on.leads.add(name);
      wire.bind({ statement: name, values });
      wire.execute({ portal: '', rows: 0 });
    }
    const shape = this.name === undefined ? undefined : on.shapes.get(this.name);
    if (shape) Object.assign(gatheredIn(this), shape);
    super.prepare(shape ? on.terse : wire);
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    if (this.name === undefined) return;
    const { fields, _parsers, _prebuiltEmptyResultObject } = gatheredIn(this);
    this.on?.shapes.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }

  override handleDataRow(message: RowMessage): void {
    if (this.left > 0 || this.isCutOff) return;
    try {
      this.countRow(message.length);
      const kept = gatheredIn(this);
      // As pg does it, but for an event for each row without a listener.
      kept.addRow(kept.parseRow(message.fields));
    } catch (error) {
      // What is still on its way is thrown away unread, until the connection is.
      this.isCutOff = true;
      this.callback(error as Error, { rows: [] });
    }
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.left === 0) super.handleCommandComplete(message, wire);
    else this.left -= 1;
  }
}

function gatheredIn(flight: Flight): Gathering['_result'] {
  return (flight as unknown as Gathering)._result;
}

/** After a failure the connection must be thrown away: what it has prepared is no longer known. */
export function fly<R>(
  client: pg.PoolClient,
  leads: readonly Lead[],
  statement: { text: string; values: unknown[]; name?: string },
  { countRow, replyMs }: { countRow: CountRow; replyMs: number },
): Promise<R[]> {
  return new Promise((resolve, reject) => {
    const done: Done = (error, result) => (error ? reject(error) : resolve(result.rows as R[]));
    const flight = new Flight(leads, statement, { done, countRow, replyMs });
    client.query(flight as unknown as pg.Submittable);
  });
}
