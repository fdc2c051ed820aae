import { Migration } from '@mikro-orm/migrations';

/** A token that an admin made is good while the grants are that allowed it. */
export class M0041TokensOfAdmins extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table token add column made_by text[] collate "C" not null default '{}';
    `);
  }
}
