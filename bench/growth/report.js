/** The figures as lines and as a table: what grew beside the demo, and by how much. */

const ms = (value) =>
  value === undefined ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0);
const ratio = (value, of) => (value === undefined || !of ? '' : `${(value / of).toFixed(2)}×`);
const blocks = (value) => (value === null ? 'over 20 s' : (value ?? '–'));

export function summarise({ who, title, of }) {
  const { demo } = of;
  const cells = Object.entries(of).map(([name, one]) => {
    const own = `${name} ${ms(one.ms)} ms ${blocks(one.buffers)}`;
    return one === demo
      ? own
      : `${own} (${ratio(one.ms, demo.ms)}, ${ratio(one.buffers, demo.buffers)})`;
  });
  return `${who.padEnd(24)} ${title.padEnd(28)} ${cells.join(' | ')}`;
}

/** Markdown: p50 in milliseconds and buffers, each with its ratio to the demo. */
export function tableOf(rows, names) {
  const grown = names.filter((name) => name !== 'demo');
  const head = ['viewer', 'question', 'demo ms', 'buffers'];
  for (const name of grown) head.push(`${name} ms`, '', `${name} buffers`, '');
  const lines = rows.map(({ who, title, of }) => [
    who,
    title,
    ms(of.demo.ms),
    blocks(of.demo.buffers),
    ...grown.flatMap((name) => [
      ms(of[name].ms),
      ratio(of[name].ms, of.demo.ms),
      blocks(of[name].buffers),
      ratio(of[name].buffers, of.demo.buffers),
    ]),
  ]);
  const rule = head.map((_, i) => (i < 2 ? '---' : '---:'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What is asked of everything that concerns one place, one unit or one object. */
const MOST_TIMES = 1.5;
const MOST_BUFFERS = 3;
/** Below this a ratio is the machine's, or that of an index with a level more. */
const NOTICED_MS = 3;
const NOTICED_BUFFERS = 500;

const times = (row, name) => row.of[name].ms / row.of.demo.ms;
const more = (row, name) => (row.of[name].buffers ?? 0) / (row.of.demo.buffers || 1);

function isBeyond(row, name) {
  const isSlower = times(row, name) > MOST_TIMES && row.of[name].ms - row.of.demo.ms > NOTICED_MS;
  return isSlower || readsMore(row, name);
}

function readsMore(row, name) {
  const { buffers } = row.of[name];
  return buffers === null || (buffers > NOTICED_BUFFERS && more(row, name) > MOST_BUFFERS);
}

/** For `docs/scale.md`: how many stay within the bounds, and each that does not. */
export function scaleOf(rows, names) {
  const grown = names.filter((name) => name !== 'demo');
  const lines = grown.map((name) => {
    const beyond = rows.filter((row) => isBeyond(row, name));
    const slow = beyond.filter((row) => row.of[name].ms > 5 * row.of.demo.ms);
    const reading = beyond.filter((row) => readsMore(row, name));
    return (
      `- \`${name}\`: ${rows.length - beyond.length} of ${rows.length} take at most ${MOST_TIMES} times the demo's time and ${MOST_BUFFERS} times its ` +
      `buffers, but for ${NOTICED_MS} ms and ${NOTICED_BUFFERS} buffers more; ${beyond.length} take more: ${reading.length} read more, the others are slower alone; ${slow.length} take more than five times its time.`
    );
  });
  const shown = rows.filter((row) => grown.some((name) => isBeyond(row, name)));
  return ['', ...lines, '', tableOf(shown, names), ''].join('\n');
}
