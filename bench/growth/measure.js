/** What a question costs: its time in alternation between databases, and the buffers of the statements it sends. */
import pg from 'pg';
import { connectAs } from '../../dist/src/engine/database/connect.js';

const SLOWEST_MS = 20_000;

/** An open hub of one database, which can be asked as each viewer. */
export class Asked {
  constructor({ hub, url, sent, viewers }) {
    Object.assign(this, { hub, url, sent, viewers });
  }

  async ask(who, { text }, variables) {
    const { token } = this.viewers[who];
    const response = await fetch(`${this.hub.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.json();
  }

  /** Milliseconds until the answer has come. */
  async time(who, question, variables) {
    const begun = performance.now();
    await this.ask(who, question, variables);
    return performance.now() - begun;
  }

  /** Buffers of all statements that a question sends, read with the viewer's eyes; null where one takes too long. */
  async buffers(who, question, variables) {
    this.sent.length = 0;
    await this.ask(who, question, variables);
    const sent = [...this.sent];
    const client = new pg.Client(connectAs(this.url, 'gridhub_viewer'));
    await client.connect();
    try {
      let buffers = 0;
      for (const one of sent) buffers += await this.explained(client, who, one);
      return { buffers, statements: sent.length };
    } catch (error) {
      if (error.code !== '57014') throw error;
      return { buffers: null, statements: sent.length };
    } finally {
      await client.end();
    }
  }

  async explained(client, who, { statement, values }) {
    const { settings } = this.viewers[who].viewer.scope(new Date());
    await client.query('begin read only');
    await client.query(`set local statement_timeout = ${SLOWEST_MS}`);
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value]);
    const explain = `explain (analyze, buffers, timing off, format json) ${statement.text}`;
    // The first time a connection meets a table it reads the catalogues.
    await client.query(explain, values);
    const { rows } = await client.query(explain, values);
    await client.query('commit');
    const [{ Plan: plan }] = rows[0]['QUERY PLAN'];
    return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  }
}

export const median = (times) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
