/**
 * Transport and documents under noise: whatever is sent, the process lives, nothing is INTERNAL, nothing hangs, and what
 * was held is given back. A few seconds; GRIDHUB_FUZZ_MS sets another length, as `npm run test:long` does, and
 * GRIDHUB_FUZZ_SEED repeats a run.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { Questioner } from '../execution/hub-document.ts';
import { openTestHub } from '../support/hub.ts';
import { type Heard, exchange } from './exchange.ts';
import type { Input, Stock } from './input.ts';
import { inputOf } from './inputs.ts';

const LENGTH_MS = Number(process.env['GRIDHUB_FUZZ_MS'] ?? 5_000);
const SEED = Number(process.env['GRIDHUB_FUZZ_SEED'] ?? 211_102);
const BATCH = 60;
const LANES = 8;
/** Until everything that is made once has been made. */
const WARM_BATCHES = 6;
const MOST_GROWN_BYTES = 20_000_000;
/** Of one fault: its input is sent again so often, each time with less. */
const MOST_TRIES = 40;
/** Documents of 4,600 characters; the hub keeps a million characters. */
const FILLING = 250;
const LONGEST_PRINTED = 1_500;

const testHub = await openTestHub({
  demo: true,
  environment: {
    GRIDHUB_HEAD_TIMEOUT_MS: '500',
    GRIDHUB_BODY_TIMEOUT_MS: '500',
    GRIDHUB_GREETING_TIMEOUT_MS: '500',
    GRIDHUB_WAIT_MS: '300',
    GRIDHUB_SQL_MS: '4000',
    GRIDHUB_STRANGER_SQL_MS: '2000',
    GRIDHUB_COST_PER_MINUTE: '0',
  },
});
const { hub, sql, office, as, explained, logged } = testHub;
const { schema } = hub.executor;

const rejections: unknown[] = [];
const onRejection = (reason: unknown) => rejections.push(reason);
process.on('unhandledRejection', onRejection);
afterAll(() => void process.off('unhandledRejection', onRejection));

/** What libraries write past the hub's log, which nobody folds. */
const complaints: string[] = [];
const ofConsole = vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
  complaints.push(
    `console ${words.map((one) => (one instanceof Error ? one.stack : String(one))).join(' ')}`,
  );
});
afterAll(() => ofConsole.mockRestore());

const noticed = () => [...logged.splice(0), ...complaints.splice(0)].filter(isFault);

/** Of a header that says that a proxy is in front the hub warns, once: noise may say anything. */
const isFault = (line: string) => !line.includes('GRIDHUB_TRUSTED_PROXIES is empty');

/** 4500, as a frame has it. */
const CLOSES_AS_FAULT = '\x11\x94';

/** What an answer says where it calls itself a fault of the hub. */
function ownFaultIn(said: string): string | undefined {
  const [told] = /^HTTP\/1.1 50[0-2]|"code":"INTERNAL\w*"/m.exec(said) ?? [];
  return told ?? (said.includes(CLOSES_AS_FAULT) ? 'close code 4500' : undefined);
}

const texts = async (text: string) => (await sql<{ one: string }>(text)).map(({ one }) => one);

async function stockOf(random: Random): Promise<Stock> {
  const [unit = { id: '' }] = await sql<{ id: string }>(
    `select unit_id as id from agreement where state = 'ACTIVE' order by id limit 1`,
  );
  const liaison = await office.account({ role: 'UNIT_LIAISON', unit });
  const samples = {
    ids: await texts(
      `(select id as one from place order by md5(id) limit 20) union all
       (select id from need order by md5(id) limit 30) union all (select id from partner_unit limit 10) union all
       (select id from resource limit 20) union all (select id from claim limit 20) union all
       (select id from agreement limit 10)`,
    ),
    codes: await texts('select code as one from place order by md5(id) limit 30'),
    numbers: await texts('select number as one from need order by md5(id) limit 20'),
  };
  return {
    schema,
    samples,
    questioner: new Questioner(random, schema, samples),
    operations: readOperations(),
    tokens: [office.token, office.token, liaison.token, '', `hub_${'x'.repeat(43)}`],
  };
}

function readOperations(): string[] {
  const folder = new URL('../operations/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** What went wrong, by what is equal in it, with the smallest input that made it. */
type Faults = Map<string, string>;

const send = (input: Input, parts = input.parts): Promise<Heard> =>
  exchange(hub.url, input.bytes(parts), { isCut: input.isCut, isWhole: input.isWhole });

/** What became of each, in a word or two. */
async function runBatch(inputs: readonly Input[], faults: Faults): Promise<string[]> {
  const heard: (Heard | undefined)[] = inputs.map(() => undefined);
  const left = inputs.map((_, i) => i);
  const lane = async () => {
    for (let i = left.pop(); i !== undefined; i = left.pop()) {
      const input = inputs[i];
      if (input) heard[i] = await send(input);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await stillAnswers();
  for (const line of noticed()) await blame(line, { inputs, heard, faults });
  for (const [i, input] of inputs.entries()) {
    const told = ownFaultIn(heard[i]?.said ?? '');
    const key = `told ${told}: ${input.kind}`;
    if (told !== undefined && !faults.has(key)) faults.set(key, await shrunk(input));
    if (heard[i]?.hangs) faults.set(`hangs: ${input.kind}`, printed(input, input.parts));
  }
  for (const reason of rejections.splice(0)) faults.set(`rejected: ${String(reason)}`, '');
  return inputs.map(
    ({ kind }, i) => `${kind.split(' ', 1)[0]}: ${outcomeOf(heard[i]?.said ?? '')}`,
  );
}

function outcomeOf(said: string): string {
  const [, status = 'nothing'] = /^HTTP\/1.1 (\d+)/.exec(said) ?? [];
  const [, code = said.includes('"data"') ? 'data' : ''] = /"code":"([A-Z_]+)"/.exec(said) ?? [];
  return `${status} ${code}`.trim();
}

/** With the statements of the batch forgotten, which the test hub keeps for whoever asks for them. */
async function stillAnswers(): Promise<void> {
  await explained(async () => {
    const { hub: told } = await as(office.token).ask<{ hub: { version: string } }>(
      '{ hub { version } }',
    );
    expect(told.version).not.toBe('');
  });
}

interface Batch {
  inputs: readonly Input[];
  heard: readonly (Heard | undefined)[];
  faults: Faults;
}

/** Finds the input that was told the id of the failure; of those that were cut off, the one that makes it again. */
async function blame(line: string, { inputs, heard, faults }: Batch): Promise<void> {
  const [id = ''] = line.split(' ', 1);
  const key = line
    .slice(id.length + 1)
    .split('\n')
    .slice(0, 3)
    .join('\n');
  if (faults.has(key)) return;
  faults.set(key, 'made by none of its batch alone');
  const told = inputs.filter((_, i) => heard[i]?.said.includes(id));
  for (const input of told.length > 0 ? told : inputs) {
    if (await fails(input, input.parts)) return void faults.set(key, await shrunk(input));
  }
  const [first] = told;
  if (first) faults.set(key, `once: ${printed(first, first.parts)}`);
}

async function fails(input: Input, parts: readonly string[]): Promise<boolean> {
  const { said } = await send(input, parts);
  return noticed().length > 0 || ownFaultIn(said) !== undefined;
}

/** By leaving out ever smaller pieces. */
async function shrunk(input: Input): Promise<string> {
  let { parts } = input;
  let tries = 0;
  for (let size = parts.length >> 1; size > 0; size >>= 1) {
    for (let at = 0; at < parts.length && tries < MOST_TRIES; tries += 1) {
      const less = [...parts.slice(0, at), ...parts.slice(at + size)];
      if (await fails(input, less)) parts = less;
      else at += size;
    }
  }
  return printed(input, parts);
}

function printed(input: Input, parts: readonly string[]): string {
  const text = Buffer.concat(input.bytes(parts)).toString('latin1');
  return `${input.kind}: ${JSON.stringify(text.slice(0, LONGEST_PRINTED))}`;
}

const FIELDS = 'id code name kind createdAt updatedAt version isDemo '.repeat(8);

/** So much that nothing else is kept of documents: then what is kept is the same each time. */
async function fillDocuments(): Promise<void> {
  const asker = as(office.token);
  const above = `parent { ${FIELDS} `.repeat(4) + '}'.repeat(4);
  for (let i = 0; i < FILLING; i += 1) {
    await asker.ask(`query K${i} { place(by: { code: "none" }) { ${FIELDS} ${above} } }`);
  }
}

async function heldBytes(): Promise<number> {
  await fillDocuments();
  await stillAnswers();
  // What was closed is let go of when its timers have run.
  await pause(1_500);
  const session = new Session();
  session.connect();
  for (let i = 0; i < 3; i += 1) await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
  return process.memoryUsage().heapUsed;
}

test(
  `${LENGTH_MS} ms of noise leave the hub as it was`,
  async () => {
    const random = new Random(SEED);
    const stock = await stockOf(random);
    const faults: Faults = new Map();
    const outcomes: Record<string, number> = {};
    const batch = async () => {
      const inputs = Array.from({ length: BATCH }, () => inputOf(random, stock));
      for (const outcome of await runBatch(inputs, faults)) {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    };
    for (let i = 0; i < WARM_BATCHES; i += 1) await batch();
    const before = await heldBytes();
    const until = performance.now() + LENGTH_MS;
    while (performance.now() < until) await batch();
    const grown = (await heldBytes()) - before;
    console.log(
      `seed ${SEED}: ${JSON.stringify(outcomes)}; the heap grew by ${(grown / 1e6).toFixed(1)} MB from ${(before / 1e6).toFixed(0)} MB`,
    );
    expect([...faults].map(([what, by]) => `${what}\n${by}`)).toEqual([]);
    expect(grown).toBeLessThan(MOST_GROWN_BYTES);
  },
  LENGTH_MS + 300_000,
);
