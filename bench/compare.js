/** Every question to every server, before anything is measured: what they answer must be the same. */
import { inLanes, sizeOf } from './client.js';

/**
 * The sizes of the answers in bytes, by server and question: what is measured later must have them too.
 * @throws with the first difference
 */
export async function compareAnswers(read, servers) {
  const sizes = Object.fromEntries(servers.map(({ name }) => [name, []]));
  let at = 0;
  const next = () => (at < read.questions.length ? at++ : undefined);
  await inLanes(next, async (i) => {
    const answers = await Promise.all(
      servers.map(async ({ name, client }) => {
        const pieces = await client.ask(read.bodies[name][i]);
        sizes[name][i] = sizeOf(pieces);
        return read.asked[name].answer(dataOf(name, pieces));
      }),
    );
    const [first, ...others] = answers;
    others.forEach((other, k) => {
      const found = difference(first, other, '');
      if (found) throw unequal(read, i, servers[0].name, servers[k + 1].name, found);
    });
  });
  return sizes;
}

function dataOf(name, pieces) {
  const { data, errors } = JSON.parse(Buffer.concat(pieces).toString());
  if (errors) throw new Error(`${name} answers with errors: ${JSON.stringify(errors)}`);
  return data;
}

function unequal(read, i, one, other, { path, values }) {
  return new Error(
    `The answers to "${read.title}" differ.\n` +
      `  variables     ${JSON.stringify(read.questions[i])}\n` +
      `  at            ${path || '(root)'}\n` +
      `  ${one.padEnd(13)} ${short(values[0])}\n  ${other.padEnd(13)} ${short(values[1])}`,
  );
}

const short = (value) => (JSON.stringify(value) ?? 'nothing').slice(0, 400);

/** The first place where two answers differ, or undefined. */
export function difference(a, b, path) {
  if (Object.is(a, b)) return undefined;
  const isObject = (value) => typeof value === 'object' && value !== null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    return { path, values: [a, b] };
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(a[key], b[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}
