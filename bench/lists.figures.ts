/** Search over 200,000 needs as the viewer, and reports beside a writer that holds its transaction. */
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { connectAs } from '../src/database/connect.ts';
import { openTestHub } from '../test/support/hub.ts';
import { addManyNeeds } from '../test/support/many-needs.ts';

const hub = await openTestHub({ demo: true });
const { ask, build, databaseUrl } = hub;

beforeAll(() => addManyNeeds(hub), 300_000);

const at = (share: number, times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

test.each(['急盼', '照明', '维修', '电梯'])('search for %s', async (word) => {
  const seen = await hub.explained(() =>
    ask(`{ needs(search: "${word}") { nodes { id title } } }`),
  );
  const client = new pg.Client(connectAs(databaseUrl, 'gridhub_viewer'));
  await client.connect();
  await client.query('begin read only');
  await client.query(`select set_config('gridhub.scope', 'everything', true)`);
  const times: number[] = [];
  for (let i = 0; i < 51; i += 1) {
    let time = 0;
    for (const { statement, values } of seen) {
      const { rows } = await client.query(
        `explain (analyze, format json) ${statement.text}`,
        values,
      );
      time += rows[0]['QUERY PLAN'][0]['Execution Time'];
    }
    times.push(time);
  }
  await client.end();
  console.log(
    `search ${word}: ${at(0.5, times).toFixed(2)} ms in PostgreSQL (median of 51), ${at(0.9, times).toFixed(2)} ms (p90)`,
  );
  expect(times.length).toBe(51);
});

test('reports beside a writer that holds its transaction for five seconds', async () => {
  const { place } = await build.pair();
  const held = await build.need({ place });
  const round = async (isHeld: boolean) => {
    const slow = new pg.Client({
      connectionString: databaseUrl,
      options: '-c search_path=gridhub',
    });
    await slow.connect();
    if (isHeld) {
      await slow.query('begin');
      await slow.query(`update need set title = '慢' where id = $1`, [held.id]);
    }
    const times: number[] = [];
    const until = performance.now() + 5_000;
    while (performance.now() < until) {
      const begun = performance.now();
      await build.need({ place, state: 'REPORTED' });
      times.push(performance.now() - begun);
    }
    if (isHeld) await slow.query('commit');
    await slow.end();
    return times;
  };
  await round(false);
  const ratios: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    const [free, beside] = [await round(false), await round(true)];
    const [a, b] = [at(0.99, free), at(0.99, beside)];
    ratios.push(
      `p99 ${a.toFixed(1)} ms free, ${b.toFixed(1)} ms beside it (${(b / a).toFixed(2)}×)`,
    );
  }
  console.log(ratios.join('\n'));
  expect(ratios).toHaveLength(4);
});
