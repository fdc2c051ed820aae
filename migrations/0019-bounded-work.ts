import { Migration } from '@mikro-orm/migrations';

/** Whoever reads the journal knows which ids have been given out: a cursor that names others is not of this database. */
export class M0019BoundedWork extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      grant select on sequence change_id to gridhub_feed;

      /*
       * The lowest id between two snapshots, where one of them is known. The index holds both: no row is looked at but those
       * that are lower. By the range of ids it would be all that is older.
       */
      create function journal_first(since pg_snapshot, up_to pg_snapshot, known bigint) returns bigint
      language sql stable set enable_bitmapscan = off set enable_seqscan = off as $$
        select least(known, min(c.id)) from change c
        where c.xid >= pg_snapshot_xmin(since) and c.xid < pg_snapshot_xmax(up_to) and c.id < known
      $$;
    `);
  }
}
