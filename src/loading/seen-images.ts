/**
 * Which images of rows, as the journal holds them, a viewer sees: the present policy of their table asked of rows
 * that are no longer, or not only, in it. So what a viewer may see is said once, for lists and for feeds.
 */
import type { Viewer } from '../access/viewer.ts';
import type { Snapshot } from '../database/reader.ts';

type EntityClass = abstract new () => object;
type Image = Readonly<Record<string, unknown>>;

interface Asker {
  viewer: Viewer;
  reads: Snapshot;
}

/** Policies do not change while a process runs: migrations come before it. */
const policies = new WeakMap<EntityClass, Promise<string>>();

export async function seenImages<I extends Image>(
  { viewer, reads }: Asker,
  entity: EntityClass,
  images: readonly I[],
): Promise<ReadonlySet<I>> {
  // Staff sees every row of its places: the first thing that the policies say.
  if (images.every(({ path }) => viewer.isStaffOf(path as string))) return new Set(images);
  const { name } = reads.table(entity);
  let policy = policies.get(entity);
  if (!policy) {
    policies.set(entity, (policy = readPolicy(reads, name)));
    policy.catch(() => policies.delete(entity));
  }
  const rows = await reads.query<{ i: number }>(
    {
      name: `loading.seenImages.${name}`,
      text: `select k.i::integer as i from unnest($1::jsonb[]) with ordinality k (image, i)
        cross join lateral jsonb_populate_record(null::${name}, k.image) ${name} where ${await policy}`,
      isPrepared: true,
    },
    [images.map((image) => JSON.stringify(image))],
  );
  const numbers = new Set(rows.map(({ i }) => i));
  return new Set(images.filter((_, at) => numbers.has(at + 1)));
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
