import { Migration } from '@mikro-orm/migrations';

/** Indexes for what picks few of many rows. */
export class M0052Orders extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create index need_rating on need (rating, created_at desc, id desc) where rating is not null;
      create index partner_unit_sector on partner_unit (sector, name, id);
      create index place_kind on place (kind, path);
    `);
  }
}
