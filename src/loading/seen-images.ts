/**
 * Which images of rows, as the journal holds them, a viewer sees: the present policy of their table asked of rows
 * that are no longer, or not only, in it. So what a viewer may see is said once, for lists and for feeds.
 */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/reader.ts';

type EntityClass = abstract new () => object;
type Image = Readonly<Record<string, unknown>>;

/** Policies do not change while a process runs: migrations come before it. */
const policies = new WeakMap<EntityClass, Promise<string>>();

/** Whether the viewer of these reads sees an image; images of one tick are asked in one statement. */
export function loadSeen(reads: Snapshot, entity: EntityClass): DataLoader<Image, boolean> {
  return new DataLoader(async (images) => {
    const { name } = reads.table(entity);
    const policy = await policyOf(reads, entity, name);
    const rows = await reads.query<{ i: number }>(
      {
        name: `loading.seenImages.${name}`,
        text: `select k.i::integer as i from unnest($1::jsonb[]) with ordinality k (image, i)
          cross join lateral jsonb_populate_record(null::${name}, k.image) ${name} where ${policy}`,
        isPrepared: true,
      },
      [images.map((image) => JSON.stringify(image))],
    );
    const seen = new Set(rows.map(({ i }) => i));
    return images.map((_, at) => seen.has(at + 1));
  });
}

function policyOf(reads: Snapshot, entity: EntityClass, table: string): Promise<string> {
  let policy = policies.get(entity);
  if (!policy) {
    policies.set(entity, (policy = readPolicy(reads, table)));
    policy.catch(() => policies.delete(entity));
  }
  return policy;
}

async function readPolicy(reads: Snapshot, table: string): Promise<string> {
  const [row] = await reads.query<{ policy: string }>(
    {
      name: 'loading.policy',
      text: `select pg_get_expr(polqual, polrelid) as policy from pg_policy
        where polrelid = $1::regclass and polname = 'viewer_reads'`,
    },
    [table],
  );
  if (!row) throw new Error(`${table} has no policy for viewers`);
  return row.policy;
}
