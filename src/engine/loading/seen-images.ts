/**
 * Which images of rows, as the journal holds them, a viewer sees: the present policy of their table asked of rows
 * that are no longer, or not only, in it. So what a viewer may see is said once, for lists and for feeds.
 */
import DataLoader from 'dataloader';
import type { Snapshot } from '../database/snapshot.ts';
import { policyOf } from './table-policy.ts';

type EntityClass = abstract new () => object;
type Image = Readonly<Record<string, unknown>>;

/** An image, and the moment until which the rights to see it must have begun, by the hub's clock. */
export interface Dated {
  image: Image;
  moment: Date;
}

/**
 * Whether the viewer of these reads sees an image: by a right of today that had begun when the row was so. Images of one
 * tick are asked in one statement, and those from before a right began in another.
 */
export function loadSeen(reads: Snapshot, entity: EntityClass): DataLoader<Dated, boolean, Image> {
  return new DataLoader(
    async (asked) => {
      const [present, early] = parted(asked, ({ moment }) => !reads.sight.settingsAt(moment));
      const { seen, began } = await seenNow(reads, entity, present);
      // What is not seen by all rights is not seen by some.
      const [sure, doubtful] = parted([...seen], ({ moment }) => !began || began <= moment);
      const then = await seenThen(reads, entity, [...early, ...doubtful]);
      const shown = new Set([...sure, ...then]);
      return asked.map((one) => shown.has(one));
    },
    { cacheKeyFn: ({ image }) => image },
  );
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

const jsonOf = (asked: readonly Dated[]) => asked.map(({ image }) => JSON.stringify(image));

/** Those that all rights show, and when the last of the rights began that are no grants. */
async function seenNow(reads: Snapshot, entity: EntityClass, asked: readonly Dated[]) {
  if (asked.length === 0) return { seen: [], began: null };
  const { name } = reads.table(entity);
  const policy = await policyOf(reads, entity, name);
  // Agreements and claims are units' rights: all others begin with a grant.
  const isOfUnit = 'gridhub.units' in reads.sight.settings;
  const began = isOfUnit ? '(select scope_began())' : 'null::timestamptz';
  const rows = await reads.query<{ i: number; began: Date | null }>(
    {
      name: `loading.seenImages${isOfUnit ? 'OfUnit' : ''}.${name}`,
      text: `select k.i::integer as i, ${began} as began
        from unnest($1::jsonb[]) with ordinality k (image, i)
        cross join lateral jsonb_populate_record(null::${name}, k.image) ${name} where ${policy}`,
      isPrepared: true,
    },
    [jsonOf(asked)],
  );
  return {
    seen: at(
      asked,
      rows.map(({ i }) => i),
    ),
    began: rows[0]?.began ?? null,
  };
}

async function seenThen(reads: Snapshot, entity: EntityClass, asked: readonly Dated[]) {
  if (asked.length === 0) return [];
  const [row] = await reads.query<{ seen: number[] }>(
    {
      name: `loading.seenAsOf.${reads.table(entity).name}`,
      text: 'select seen_as_of($1, $2::jsonb[], $3::timestamptz[], $4::jsonb[]) as seen',
    },
    [
      reads.table(entity).name,
      jsonOf(asked),
      asked.map(({ moment }) => moment),
      asked.map(({ moment }) =>
        JSON.stringify(reads.sight.settingsAt(moment) ?? reads.sight.settings),
      ),
    ],
  );
  return at(asked, row?.seen ?? []);
}

/** Those at these places, counted from 1. */
function at(asked: readonly Dated[], places: readonly number[]): Dated[] {
  return places.flatMap((i) => asked[i - 1] ?? []);
}
