import { SteppedMigration, type Step } from './stepped.ts';

/** What stood as a text beside a body or a post becomes a person with an appointment, under the same end of its id. */
const holders = (table: string, kind: string, name: string, post: string): Step[] => [
  {
    kind: 'batches',
    what: `people of ${table}`,
    sql: `insert into person (id, name, place_id, path, is_demo, created_at, updated_at)
      select 'person_' || substr(t.id, ${kind.length + 2}), left(trim(t.${name}), 40), t.place_id, t.path, t.is_demo, t.created_at, t.updated_at
      from ${table} t where trim(t.${name}) <> ''
        and not exists (select from person p where p.id = 'person_' || substr(t.id, ${kind.length + 2}))
      limit 5000`,
  },
  {
    kind: 'batches',
    what: `appointments of ${table}`,
    sql: `insert into appointment (id, person_id, post, ${table}_id, path, valid_from, is_demo, created_at, updated_at)
      select 'appointment_' || substr(t.id, ${kind.length + 2}), p.id, ${post}, t.id, t.path,
        (t.created_at at time zone 'Asia/Shanghai')::date, t.is_demo, t.created_at, t.updated_at
      from ${table} t join person p on p.id = 'person_' || substr(t.id, ${kind.length + 2})
      where not exists (select from appointment a where a.id = 'appointment_' || substr(t.id, ${kind.length + 2}))
      limit 5000`,
  },
];

export class M0116Holders extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    ...holders(
      'party_organisation',
      'party',
      'secretary_name',
      `case t.kind when 'GRID_GROUP' then 'GROUP_LEADER' else 'SECRETARY' end`,
    ),
    ...holders('building_post', 'post', 'holder_name', `'POST_HOLDER'`),
  ];
}
