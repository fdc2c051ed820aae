/**
 * Goes along the chain of the audit and says whether it is whole.
 * Invariant: it reads in parts and changes nothing, so that it can be asked of a database that is at work.
 */
import type pg from 'pg';

export interface Verdict {
  rows: number;
  /** How many wait for their link. */
  waiting: number;
  /** What is wrong, with the first row that is; null where the chain is whole. */
  fault: string | null;
}

interface Link {
  seq: number;
  id: string | null;
  given: string;
  right: string | null;
}

/** So many links are read at once. */
const PART = 10_000;

/** Goes along the whole chain. */
export async function verifyAudit(client: pg.ClientBase): Promise<Verdict> {
  let rows = 0;
  let broken: Link | undefined;
  for (let last: Link | undefined; ;) {
    const links = await linksBehind(client, last);
    rows += links.length;
    broken ??= links.find(({ given, right }) => given !== right);
    last = links.at(-1);
    if (links.length < PART) break;
  }
  const { waiting, loose } = await unchained(client);
  if (broken) return { rows, waiting, fault: `the chain breaks at ${broken.id}` };
  if (loose !== null) return { rows, waiting, fault: `${loose} is not in the chain` };
  return { rows, waiting, fault: null };
}

async function linksBehind(client: pg.ClientBase, last: Link | undefined): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `/* access.verify */ select l.seq, l.audit_id as id, l.hash as given,
       audit_hash(coalesce(lag(l.hash) over (order by l.seq), $2), a) as right
     from (select * from audit_link where seq > $1 order by seq limit ${PART}) l
     left join audit a on a.id = l.audit_id order by l.seq`,
    [last?.seq ?? 0, last?.given ?? ''],
  );
  return rows;
}

/** What waits for its link came when it says; what says that it is older, or does not wait, was slipped in. */
async function unchained(
  client: pg.ClientBase,
): Promise<{ waiting: number; loose: string | null }> {
  const { rows } = await client.query<{ waiting: number; loose: string | null }>(
    `/* access.loose */ select (select count(*)::integer from audit_waiting) as waiting,
       (select a.id from audit a where a.at < now() - interval '1 minute'
          and not exists (select from audit_link l where l.audit_id = a.id)
          and not exists (select from audit_waiting w where w.audit_id = a.id and w.since < a.at + interval '1 minute')
        order by a.id limit 1) as loose`,
  );
  return rows[0] ?? { waiting: 0, loose: null };
}
