/** A database as it was before the search, with needs whose index takes some seconds. */
import { onServer } from '../support/databases.ts';

/** Asks the login's way, in the hub's schema. */
export const onSchema = <R extends object>(
  url: string,
  text: string,
  values?: unknown[],
): Promise<R[]> =>
  onServer(url, async (client) => {
    await client.query('set search_path = gridhub');
    return (await client.query<R>(text, values)).rows;
  });

/** Of a database that has had the first six migrations. */
export async function fillBeforeSearch(url: string): Promise<void> {
  await onSchema(
    url,
    `insert into place (id, code, kind, name, path) values ('p', '1', 'PROVINCE', 'x', 'x.')`,
  );
  // Long texts: what the index cuts in pieces takes its time for each.
  await onSchema(
    url,
    `alter table need disable trigger user;
     insert into need (id, number, title, description, category, scale, urgency, place_id, path, visibility,
       quantity, unit_of_measure, deadline, state)
     select 'need_' || n, 'N' || n, 'x', string_agg(chr(20000 + (n * 7919 + i * 104729) % 15000), '' order by i),
       'OTHER', 'ORDINARY', 'ORDINARY', 'p', 'x.', 'PARTNERS', 1, '件', now(), 'LISTED'
     from generate_series(1, 80) n, generate_series(1, 2000) i group by n;
     alter table need enable trigger user`,
  );
}
