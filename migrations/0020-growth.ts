import { type Step, SteppedMigration } from './stepped.ts';

/**
 * What a table's size must not be felt in: orders and filters that had no index, and a policy that looked the need of
 * every claim up, since a condition on screens that does not apply is null, and null stops nothing.
 */
export class M0020Growth extends SteppedMigration {
  readonly steps: readonly Step[] = [
    { kind: 'index', name: 'claim_unit_need', on: 'claim (unit_id, need_id)' },
    { kind: 'index', name: 'claim_state_created', on: 'claim (state, created_at desc, id desc)' },
    { kind: 'index', name: 'partner_unit_name', on: 'partner_unit (name, id)' },
    { kind: 'index', name: 'need_quantity', on: 'need (quantity, id)' },
    {
      kind: 'statement',
      sql: /* sql */ `call show_rows('claim', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or need_id in (select scope_raised())
        or (coalesce(path ^@ any ((select scope_screens())::text[]), false)
          and (select true from need n where n.id = need_id))
      $p$)`,
    },
  ];
}
