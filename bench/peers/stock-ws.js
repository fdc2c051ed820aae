/**
 * graphql-ws as its documentation sets it up: every event is executed for every subscriber. Without DATABASE_SOCKET
 * the row is in memory; with it each execution reads it. POST /send with the event as JSON.
 */
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const schema = buildSchema(`
  scalar Any
  type Need { title: String! state: String! version: Int! }
  type NeedChange { cursor: String! at: String! id: ID! version: Int! effect: String! need: Need }
  type Query { nothing: Int }
  type Subscription { needChanged(filter: Any): NeedChange }
`);
const pool =
  process.env.DATABASE_SOCKET &&
  new pg.Pool({
    host: process.env.DATABASE_SOCKET,
    port: 5432,
    user: 'gridhub',
    database: 'postgres',
    options: '-c search_path=gridhub',
    max: 8,
  });

const listeners = new Set();
async function* events() {
  const queue = [];
  let wake = () => {};
  const hear = (event) => {
    queue.push(event);
    wake();
  };
  listeners.add(hear);
  try {
    for (;;) {
      while (queue.length === 0) await new Promise((resolve) => (wake = resolve));
      yield queue.shift();
    }
  } finally {
    listeners.delete(hear);
  }
}

async function read({ id, need }) {
  if (!pool) return need;
  const { rows } = await pool.query({
    name: 'need',
    text: 'select title, state, version from need where id = $1',
    values: [id],
  });
  return rows[0];
}

const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const event = JSON.parse(Buffer.concat(pieces));
  for (const hear of listeners) hear(event);
  response.end();
});
const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });
useServer(
  {
    schema,
    roots: {
      subscription: {
        needChanged: async function* needChanged() {
          for await (const event of events()) {
            yield { needChanged: { ...event, need: () => read(event) } };
          }
        },
      },
    },
  },
  sockets,
);
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => process.exit());
