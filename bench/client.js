/** The client of all servers: eight connections that stay open, a question on each at a time. */
import { Pool } from 'undici';

export const CONNECTIONS = 8;

export function openClient(server) {
  const pool = new Pool(server.url, { connections: CONNECTIONS, pipelining: 1 });
  return {
    ask: (body) => ask(pool, body, server.credentials),
    close: () => pool.destroy(),
  };
}

/** The pieces of an answer, as they came. @throws where its status is not 200 */
async function ask(pool, body, credentials) {
  const answer = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...credentials },
    body,
  });
  const pieces = [];
  for await (const piece of answer.body) pieces.push(piece);
  if (answer.statusCode === 200) return pieces;
  throw new Error(`status ${answer.statusCode}: ${Buffer.concat(pieces).toString().slice(0, 500)}`);
}

export function sizeOf(pieces) {
  return pieces.reduce((size, piece) => size + piece.length, 0);
}

/** Runs `work` on as many lanes as there are connections; each takes the next number while there is one. */
export async function inLanes(next, work) {
  const lane = async () => {
    for (let i = next(); i !== undefined; i = next()) await work(i);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
}
