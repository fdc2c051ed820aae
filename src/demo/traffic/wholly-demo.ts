/** Whether everything in a database is the demonstration's: nothing else may be touched by made-up traffic. */
import type pg from 'pg';
import { StartError } from '../../errors.ts';

/**
 * Rows that neither the demonstration nor one of its accounts has made: a number for each kind of which there are any. A link
 * for a wall is no stranger: whatever its account is called, it only looks.
 */
const STRANGERS = `/* traffic.strangers */
  with demo as (select name from account where is_demo),
  stranger as (
    select 'accounts' as kind, count(*)::int as count from account a where not is_demo
      and not exists (select from screen_link l where l.account_id = a.id)
    union all select 'partner units', count(*)::int from partner_unit where not is_demo
    union all select 'Party organisations', count(*)::int from party_organisation where not is_demo
    union all select 'bodies', count(*)::int from civic_body where not is_demo
    union all select 'venues', count(*)::int from venue where not is_demo
    union all select 'services', count(*)::int from service_item where not is_demo
    union all select 'people', count(*)::int from person where not is_demo
    union all select 'agreements', count(*)::int from agreement where not is_demo
    union all select 'meetings', count(*)::int from meeting where not is_demo
    union all select 'needs', count(*)::int from need n where not is_demo and not exists
      (select from need_step s join demo on demo.name = s.actor where s.need_id = n.id and s.version = 1)
    union all select 'resources', count(*)::int from resource r where not is_demo and not exists
      (select from resource_step s join demo on demo.name = s.actor where s.resource_id = r.id and s.version = 1)
    union all select 'projects', count(*)::int from project p where not is_demo and not exists
      (select from project_step s join demo on demo.name = s.actor where s.project_id = p.id and s.version = 1))
  select kind, count from stranger where count > 0`;

/** @throws StartError that says what there is besides */
export async function requireWhollyDemo(client: pg.Client): Promise<void> {
  const { rows: facts } = await client.query(
    `/* traffic.demo */ select from hub_fact where name = 'demo'`,
  );
  if (facts.length === 0) {
    throw new StartError(
      'The database holds no demonstration: --demo-traffic would write into what is real. Start without it.',
    );
  }
  const { rows } = await client.query<{ kind: string; count: number }>(STRANGERS);
  if (rows.length === 0) return;
  const told = rows.map(({ kind, count }) => `${count} ${kind}`).join(', ');
  throw new StartError(
    `The database holds more than its demonstration (${told}): --demo-traffic would write among them. Start without it.`,
  );
}
