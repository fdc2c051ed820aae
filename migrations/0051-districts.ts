import { Migration } from '@mikro-orm/migrations';

/**
 * A district's lists in their order, whatever lies beside it: what is kept for a whole country has an index that begins
 * with the district. Below it a range of paths holds few enough rows to be sorted.
 */
export class M0051Districts extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      set local statement_timeout = 0;

      /* The first keys of a path, as many as there are up to so many. */
      create function path_head(path text, keys integer) returns text
        language sql immutable strict parallel safe
        return array_to_string((string_to_array(rtrim(path, '.'), '.'))[1:keys], '.') || '.';

      alter table need add column district_path text collate "C"
        generated always as (path_head(path, 3)) stored;
      alter table claim add column district_path text collate "C"
        generated always as (path_head(path, 3)) stored;
      /* The journal keeps what they were made of. */
      drop trigger need_journal on need;
      call journal_table('need', 'words', 'district_path');
      drop trigger claim_journal on claim;
      call journal_table('claim', 'district_path');
      create index need_district on need (district_path, created_at desc, id desc);
      create index claim_district on claim (district_path, created_at desc, id desc);
    `);
  }
}
