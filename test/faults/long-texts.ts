/** Databases whose migration takes some seconds. */
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

/** Every change of the schema takes a moment from now on, as in a database that is large or busy. */
export async function slowDown(url: string): Promise<void> {
  await onServer(url, (client) =>
    client.query(`create function public.take_time() returns event_trigger language plpgsql as
        $$ begin perform pg_sleep(0.03); end $$;
      create event trigger takes_time on ddl_command_start execute function public.take_time()`),
  );
}

/** Of an empty database. */
export async function fillWithLongTexts(url: string): Promise<void> {
  await onSchema(
    url,
    `insert into place (id, code, kind, name, path) values ('p', '1', 'PROVINCE', 'x', 'x.') on conflict do nothing`,
  );
  // Long texts: what the index cuts in pieces takes its time for each.
  await onSchema(
    url,
    `alter table need disable trigger user;
     insert into need (id, number, title, description, category, scale, urgency, place_id, path, visibility,
       quantity, unit_of_measure, deadline, state)
     select 'need_' || n, 'N' || n, 'x', string_agg(chr(20000 + (n * 7919 + i * 104729) % 15000), '' order by i),
       'OTHER', 'ORDINARY', 'ORDINARY', 'p', 'x.', 'PARTNERS', 1, '件', now(), 'LISTED'
     from generate_series(1, 240) n, generate_series(1, 2000) i group by n;
     alter table need enable trigger user`,
  );
}
