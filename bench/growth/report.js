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
