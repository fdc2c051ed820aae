/** Appointments of people, bodies and building posts, and who holds a post on a day. */
import type { LoadersOf } from '../../engine/loading/define-loaders.ts';
import type { Snapshot } from '../../engine/database/snapshot.ts';
import { loadBy } from '../../engine/loading/load-by.ts';
import { matching } from '../../engine/loading/load-one.ts';
import { perKey } from '../../engine/loading/per-key.ts';
import { loadPage } from '../../engine/loading/load-page.ts';
import type { Row } from '../../engine/loading/node.ts';
import type { Order } from '../../engine/loading/order.ts';
import { type PagingArgs, windowOf } from '../../engine/loading/paging.ts';
import type { Condition, Sql } from '../../engine/loading/sql.ts';
import { Appointment } from './appointment.entity.ts';
import type { Post } from './appointment.enums.ts';
import type { Person } from './person.entity.ts';

export type PersonRow = Row<Person>;
export type AppointmentRow = Row<Appointment>;

const NEWEST_FIRST: Order = [
  { property: 'validFrom', column: 'valid_from', type: 'day', direction: 'DESC' },
];

export interface AppointmentsAsked extends PagingArgs {
  at?: string | null;
  post?: Post | null;
}

/** Appointments in force on the day, those to the post; all where nothing is said. */
export function asked({ at, post }: AppointmentsAsked): Condition[] {
  return [
    ...(at ? [(sql: Sql) => inForce('t', sql.value(at))] : []),
    ...(post ? [(sql: Sql) => `t.post = ${sql.value(post)}`] : []),
  ];
}

/** As SQL, of the alias: whether the appointment is in force on the day. */
export const inForce = (alias: string, day: string) =>
  `(${alias}.valid_from <= ${day}::date and (${alias}.valid_until is null or ${alias}.valid_until >= ${day}::date))`;

function appointmentsBy(reads: Snapshot, column: string, name: string, through: string) {
  const pages = loadPage<AppointmentRow>(reads, `appointment.${name}`, Appointment, [through]);
  return {
    load: (key: string, list: AppointmentsAsked) =>
      pages.load({
        part: { column, key },
        conditions: asked(list),
        order: NEWEST_FIRST,
        window: windowOf(list),
      }),
  };
}

/** Who holds a post, and whose business the name is: the person's place and unit, wherever the post is. */
export interface Holder {
  name: string | null;
  path: string;
  unitId: string | null;
}

/** Who holds a post on a day, by what it is held on; of several the last who began. */
function holdersOn(reads: Snapshot, column: string, posts: readonly Post[], day: string) {
  return loadBy<string, Holder | null>(
    async (ids) => {
      const one = matching(`a.${column}`, ids);
      const rows = await reads.query<Holder & { of: string }>(
        {
          name: `people.holding.${column}`,
          text: `select distinct on (a.${column}) a.${column} as of, p.name, p.path, p.unit_id as "unitId"
            from appointment a join person p on p.id = a.person_id
            where ${one.text} and a.post in (${posts.map((post) => `'${post}'`).join(', ')}) and ${inForce('a', '$2')}
            order by a.${column}, a.valid_from desc, a.id desc`,
          isPrepared: true,
        },
        [one.value, day],
      );
      return new Map(rows.map((row) => [row.of, row]));
    },
    () => null,
  );
}

function namesHolding(column: string, ...posts: readonly Post[]) {
  return (reads: Snapshot) => {
    const on = perKey((day) => holdersOn(reads, column, posts, day));
    return { load: (id: string, day: string) => on(day).load(id) };
  };
}

export const PEOPLE_LOADERS = {
  appointmentsOfPerson: (reads: Snapshot) =>
    appointmentsBy(reads, 'person_id', 'ofPerson', 'Person.appointments'),
  appointmentsOfBody: (reads: Snapshot) =>
    appointmentsBy(reads, 'body_id', 'ofBody', 'Body.appointments'),
  appointmentsOfPost: (reads: Snapshot) =>
    appointmentsBy(reads, 'building_post_id', 'ofPost', 'BuildingPost.appointments'),
  secretaryNames: namesHolding('party_organisation_id', 'SECRETARY', 'GROUP_LEADER'),
  holderNames: namesHolding('building_post_id', 'POST_HOLDER'),
};

declare module '../../engine/execution/loaders.ts' {
  interface HubLoaders extends LoadersOf<typeof PEOPLE_LOADERS> {}
}
