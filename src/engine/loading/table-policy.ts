/** The text of the policy by which viewers see a table's rows, from the catalogue. */
import type { Snapshot } from '../database/snapshot.ts';

type EntityClass = abstract new () => object;

/** Policies do not change while a process runs: migrations come before it. */
const policies = new WeakMap<EntityClass, Promise<string>>();

/** Read once for each entity. @throws Error for a table without one: a fault of ours */
export function policyOf(reads: Snapshot, entity: EntityClass, table: string): Promise<string> {
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
