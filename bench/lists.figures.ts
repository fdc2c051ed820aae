/** Search over 200,000 needs as the viewer, and reports beside a writer that holds its transaction. */
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { openTestHub } from '../test/support/hub.ts';
import { MANY, addManyNeeds } from '../test/support/many-needs.ts';
import { openViewing } from '../test/support/viewing.ts';

const hub = await openTestHub({ demo: true });
const { build, databaseUrl } = hub;

/** Of a unit with an agreement in force, as the demo has them: it sees some thousands of the needs. */
const liaison = liaisonOf();

async function liaisonOf() {
  const [unit] = await hub.sql<{ id: string }>(
    `select unit_id as id from agreement where state = 'ACTIVE' order by length(path) desc, path limit 1`,
  );
  if (!unit) throw new Error('the demo has no agreement in force');
  return hub.office.account({ role: 'UNIT_LIAISON', unit });
}

/** For a moment only, to see that it runs. */
const isDry = process.env['BENCH_DRY_RUN'] !== undefined;
const [HELD_MS, TIMES, NEEDS] = isDry ? [200, 1, 2_000] : [5_000, 51, MANY];

beforeAll(() => addManyNeeds(hub, NEEDS), 300_000);

const at = (share: number, times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

const WORDS = ['急盼', '照明', '维修', '电梯'];

/** Times in PostgreSQL of every statement that the search sends, read with the eyes of that account. */
async function search(word: string, { token, accountId }: { token: string; accountId: string }) {
  const seen = await hub.explained(() =>
    hub.as(token).ask(`{ needs(search: "${word}") { nodes { id title } } }`),
  );
  const client = await openViewing(hub, accountId);
  const times: number[] = [];
  let rows = 0;
  for (let i = 0; i < TIMES; i += 1) {
    let time = 0;
    for (const { statement, values } of seen) {
      const answer = await client.query(`explain (analyze, format json) ${statement.text}`, values);
      const [{ Plan: plan, 'Execution Time': took }] = answer.rows[0]['QUERY PLAN'];
      time += took;
      rows = plan['Actual Rows'];
    }
    times.push(time);
  }
  await client.end();
  return { times, rows };
}

describe.each(['administrator', 'liaison'] as const)('search as %s', (who) => {
  test.each(WORDS)('for %s', async (word) => {
    const viewer = who === 'administrator' ? hub.office : await liaison;
    const { times, rows } = await search(word, viewer);
    console.log(
      `search ${word} as ${who}: ${at(0.5, times).toFixed(2)} ms in PostgreSQL (median of ${TIMES}), ${at(0.9, times).toFixed(2)} ms (p90), ${rows} rows`,
    );
    expect(times.length).toBe(TIMES);
  });
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
    const until = performance.now() + HELD_MS;
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
