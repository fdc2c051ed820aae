import { Migration } from '@mikro-orm/migrations';

/** An index in the order of each list that is read from its beginning, and one for what picks few of many rows. */
export class M0022Orders extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      set local statement_timeout = 0;

      create index need_quantity on need (quantity, id);
      create index need_rating on need (rating, created_at desc, id desc) where rating is not null;
      create index claim_state on claim (state, created_at desc, id desc);
      create index partner_unit_name on partner_unit (name, id);
      create index partner_unit_sector on partner_unit (sector, name, id);
      create index place_kind on place (kind, path);
    `);
  }
}
