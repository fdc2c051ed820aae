import { Migration } from '@mikro-orm/migrations';

/** A unit that sees to a decision sees it, whether or not it has a seat on the committee: it is to report it done. */
export class M0144OwnersOfDecisions extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      call show_rows_and_screens('decision', $p$
        unit_id = any ((select scope_units())::text[])
        or (select true from meeting m where m.id = meeting_id)
      $p$, 'false');
    `);
  }
}
