import { Migration } from '@mikro-orm/migrations';

/**
 * The policies of 0109, but that what a unit has claimed or raised is looked up for viewers with units alone: for staff of other
 * places, screens and strangers it was looked up in vain for each row of a list.
 */
export class M0114ClaimsOfUnits extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      call show_rows_and_screens('need', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or (state = 'LISTED' and visibility = 'PARTNERS' and path ^@ any ((select scope_opened())::text[]))
        or case when (select scope_units()) is null then false
           else (select true from own_claim o where o.need_id = need.id limit 1) end
      $p$, $p$
        (visibility = 'PARTNERS' and listed_at is not null and path ^@ any ((select scope_screens())::text[]))
      $p$);

      call show_rows_and_screens('claim', $p$
        (path >= (select scope_from()) and path < (select scope_to()))
        or path ^@ any ((select scope_staff())::text[])
        or unit_id = any ((select scope_units())::text[])
        or case when (select scope_units()) is null then false
           else (select true from own_need o where o.id = claim.need_id) end
      $p$, $p$
        (coalesce(path ^@ any ((select scope_screens())::text[]), false)
          and (select true from need n where n.id = need_id))
      $p$);

      call show_rows('need_step', $p$
        (select true from need n where n.id = need_id and (
          (n.path >= (select scope_from()) and n.path < (select scope_to()))
          or n.path ^@ any ((select scope_staff())::text[])
          or n.unit_id = any ((select scope_units())::text[])
          or case when (select scope_units()) is null then false
             else (select true from own_claim o where o.need_id = n.id limit 1) end))
      $p$);

      call show_rows('claim_step', $p$
        (select true from claim c where c.id = claim_id and (
          (c.path >= (select scope_from()) and c.path < (select scope_to()))
          or c.path ^@ any ((select scope_staff())::text[])
          or c.unit_id = any ((select scope_units())::text[])
          or case when (select scope_units()) is null then false
             else (select true from own_need o where o.id = c.need_id) end))
      $p$);
    `);
  }
}
