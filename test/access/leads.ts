/** What viewers are told of who leads a secretary project: of the people of their places all there is, of others nothing. */
import type pg from 'pg';
import { Oracle, type World } from './oracle.ts';
import { type Known, asViewer } from './tables.ts';

const TOLD = 'select id from unnest($1::text[]) p (id) where leads_since(p.id, $2)';
/** Of what secretaries led, some was completed before and some was not. */
const SINCE = new Date('2026-06-01T00:00:00+08:00');

/** What is wrong with what is told of all people; null where all is as it should be. */
export async function faultInLeads(
  client: pg.Client,
  world: World,
  viewers: Known[],
): Promise<string | null> {
  const ids = world.people.map(({ id }) => id);
  const read = (viewer: Known['viewer'] | null) =>
    asViewer(client, viewer, async () => {
      const { rows } = await client.query<{ id: string }>(TOLD, [ids, SINCE]);
      return rows.map(({ id }) => id);
    });
  if ((await read(null)).length > 0) return 'a leak of who leads, without any scope';
  for (const { given, viewer } of viewers) {
    const oracle = new Oracle(world, given);
    const told = new Set(await read(viewer));
    for (const person of world.people) {
      const isTold = told.delete(person.id);
      if (isTold === oracle.leadsSince(person, SINCE)) continue;
      return `${isTold ? 'a leak of' : 'nothing of'} what ${person.id} leads`;
    }
  }
  return null;
}
