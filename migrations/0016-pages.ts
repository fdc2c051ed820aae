import { Migration } from '@mikro-orm/migrations';

/** Pages of what hangs on one row: an index in the order of each. */
export class M0016Pages extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create index agreement_unit_begin on agreement (unit_id, valid_from, id);
      create index agreement_place_begin on agreement (path, valid_from, id);
      create index access_grant_of_account on access_grant (account_id, id);
      create index token_of_account on token (account_id, id);
      create index place_code_of_place on place_code (place_id, code);
      /* The new ones begin with the same column. */
      drop index agreement_path;
      drop index access_grant_account;
      drop index token_account;
      drop index place_code_place;
    `);
  }
}
