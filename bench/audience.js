/** Sockets that follow the needs, and what they hear. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const FIELDS =
  '__typename ... on NeedChange { cursor at id version effect need { title state version } }';
export const OF_HUB = `subscription ($filter: NeedFilter) { needChanged(filter: $filter) { ${FIELDS} } }`;
export const OF_STOCK =
  'subscription ($filter: Any) { needChanged(filter: $filter) { __typename cursor at id version effect need { title state version } } }';

/** So many sockets on a server, each with one subscription; counts what comes. */
export async function openAudience(
  { url, credentials, query },
  size,
  variables = () => ({}),
  credentialsOf = () => credentials ?? {},
) {
  const audience = { count: 0, last: '', times: [], sockets: [] };
  const open = (i) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        perMessageDeflate: false,
      });
      audience.sockets.push(socket);
      socket.on('error', reject);
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'connection_init', payload: credentialsOf(i) })),
      );
      let isReady = false;
      socket.on('message', (text) => {
        if (!isReady && text.includes('connection_ack')) {
          const payload = { query, variables: variables(i) };
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
          isReady = true;
          setTimeout(resolve, 20);
          return;
        }
        if (text.includes('"ping"')) return socket.send('{"type":"pong"}');
        if (!text.includes('NeedChange')) return;
        audience.count += 1;
        audience.last = text;
        audience.heard?.();
      });
    });
  for (let i = 0; i < size; i += 50) {
    await Promise.all(Array.from({ length: Math.min(50, size - i) }, (_, k) => open(i + k)));
  }
  await pause(500);
  return audience;
}

export function leave(audience) {
  for (const one of audience.sockets.splice(0)) one.terminate();
}

/** Commands of the hub, one change each: a need is shelved and listed again, in turns. */
export async function commandsOn(database, { url, credentials }) {
  const { rows } = await database.query(
    `select id from need n where state = 'LISTED' and not exists (select from claim c where c.need_id = n.id) order by id desc limit 1`,
  );
  let isListed = true;
  const fire = async () => {
    const [command, input] = isListed
      ? ['shelveNeed', `needId: "${rows[0].id}", reason: "演示", reviewOn: "2099-01-01"`]
      : ['relistNeed', `needId: "${rows[0].id}"`];
    isListed = !isListed;
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials },
      body: JSON.stringify({
        query: `mutation { ${command}(input: { ${input} }) { need { id } } }`,
      }),
    });
    const { errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
  };
  return { fire, id: rows[0].id };
}

/**
 * From sending a command, so before its commit, to each socket, in milliseconds: the shares of all of them.
 * @param rate commands a second
 */
export async function latencies(audience, fire, { rate, seconds }) {
  const times = [];
  const size = audience.sockets.length;
  let sentAt = 0;
  audience.heard = () => times.push(performance.now() - sentAt);
  for (let i = 0; i < seconds * rate; i += 1) {
    const begun = performance.now();
    const count = times.length;
    sentAt = begun;
    await fire();
    while (times.length < count + size) await pause(1);
    await pause(Math.max(0, begun + 1_000 / rate - performance.now()));
  }
  audience.heard = undefined;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  return { median: at(0.5), p99: at(0.99), most: times.at(-1) };
}

export const told = ({ median, p99 }) =>
  `${median.toFixed(0)} ms (median), ${p99.toFixed(0)} ms (99 %) from command to client`;
