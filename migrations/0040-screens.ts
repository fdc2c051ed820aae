import { Migration } from '@mikro-orm/migrations';

/**
 * What screens see: a need's title where it was published, resources that are listed for partners, no other free word.
 * Of each table that screens see rows of, what others see it by stands in a function too: who sees a row by a screen
 * alone reads no words of it (`words` of the entity).
 */
export class M0040Screens extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table need add column is_public boolean not null default false;

      /* Rows of a table by all rights but those of screens, and by those. */
      create procedure show_rows_and_screens(name text, beyond text, screens text) language plpgsql as $$
      begin
        call show_rows(name, format('%s or %s', beyond, screens));
        execute format('create or replace function %1$I(%2$I) returns boolean language sql stable as
          $f$ select coalesce((select %3$s from (select ($1).*) %2$I), false) $f$', name || '_beyond_screens', name, beyond);
      end $$;

      call show_rows_and_screens('need', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and visibility = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
        or id in (select scope_claimed())
      $p$, $p$
        (visibility = 'PARTNERS' and listed_at is not null and path ^@ any ((select scope_screens())::text[]))
      $p$);
      call show_rows_and_screens('claim', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or need_id in (select scope_raised())
      $p$, $p$
        (coalesce(path ^@ any ((select scope_screens())::text[]), false)
          and (select true from need n where n.id = need_id))
      $p$);
      call show_rows_and_screens('resource', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
      $p$, $p$
        (state = 'LISTED' and open_to = 'PARTNERS' and path ^@ any ((select scope_screens())::text[]))
      $p$);
      call show_rows_and_screens('agreement', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
      $p$, $p$
        (state = 'ACTIVE' and path ^@ any ((select scope_screens())::text[]))
      $p$);
    `);
  }
}
