/** What the roll-ups tell each viewer: of paths that its grant covers all there is, of others nothing. */
import type pg from 'pg';
import { Oracle, type World } from './oracle.ts';
import { type Known, asViewer } from './tables.ts';

/** `open` is what agreements open: for units, and from a function of its own. */
const KINDS = ['need', 'public', 'claim', 'public_claim', 'resource', 'agreement', 'open'];

const TALLIED = 'select path, sum(count)::integer as count from tallied($1, $2) group by path';

function covers(oracle: Oracle, kind: string, path: string): boolean {
  if (kind === 'open') return oracle.isOpenedWhole(path);
  return oracle.isStaffOf(path) || (kind.startsWith('public') && oracle.isScreenOf(path));
}

/** What is wrong with what is told of all places; null where all is as it should be. */
export async function faultInTallies(
  client: pg.Client,
  world: World,
  viewers: Known[],
): Promise<string | null> {
  const paths = world.places.filter((one) => one.kind !== 'BUILDING').map(({ path }) => path);
  const read = (kind: string, viewer: Known['viewer'] | null) =>
    asViewer(client, viewer, async () => {
      const { rows } = await client.query<{ path: string; count: number }>(
        kind === 'open'
          ? { text: 'select path, count from tallied_open($1)', values: [paths] }
          : { text: TALLIED, values: [kind, paths] },
      );
      return rows.map(({ path, count }) => `${path} ${count}`);
    });
  for (const kind of KINDS) {
    if ((await read(kind, null)).length > 0) return `a leak of ${kind} without any scope`;
    const all = countsOf(kind, world, paths);
    for (const { given, viewer } of viewers) {
      const oracle = new Oracle(world, given);
      const told = new Set(await read(kind, viewer));
      for (const { path, count } of all) {
        const isCovered = covers(oracle, kind, path);
        const isTold = told.delete(`${path} ${count}`);
        if (isTold && !isCovered) return `a leak of ${kind} at ${path}`;
        if (!isTold && isCovered) return `${kind} at ${path} is not told`;
      }
      if (told.size > 0) return `a leak of ${kind}, or a wrong number: ${[...told].join()}`;
    }
  }
  return null;
}

function countsOf(kind: string, world: World, paths: string[]) {
  const rows: Record<string, { path: string }[]> = {
    need: world.needs,
    public: world.needs.filter(isPublic),
    public_claim: world.claims.filter((one) => isPublic(world.needById.get(one.need_id))),
    open: world.needs.filter((one) => one.visibility === 'PARTNERS' && one.state === 'LISTED'),
    claim: world.claims,
    resource: world.resources,
    // A unit's drafts are not for the staff of its place.
    agreement: world.agreements.filter(
      (one) => one.state !== 'DRAFT' || one.proposed_by === 'PLACE',
    ),
  };
  return paths.flatMap((path) => {
    const isKept = path.split('.').length - 1 <= 5;
    const count = (rows[kind] ?? []).filter((one) => one.path.startsWith(path)).length;
    return isKept && count > 0 ? [{ path, count }] : [];
  });
}

const isPublic = (need: World['needs'][number] | undefined) =>
  need?.visibility === 'PARTNERS' && need.listed_at !== null;
