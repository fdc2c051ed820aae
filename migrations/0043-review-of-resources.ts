import { Migration } from '@mikro-orm/migrations';

/** What a unit changed in the text of a resource that is listed: it waits there until somebody of the place has read it. */
export class M0043ReviewOfResources extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      alter table resource
        add column pending_title text check (length(pending_title) between 1 and 80),
        add column pending_description text check (length(pending_description) <= 2000);

      /* For the staff of its place and its own unit, whoever else sees the row. */
      create function resource_own(r resource) returns boolean language sql stable as $f$
        select coalesce((select (path >= (select scope_from()) and path < (select scope_to()))
          or path ^@ any ((select scope_staff())::text[]) or unit_id = any ((select scope_units())::text[])
          from (select (r).*) resource), false) $f$;
    `);
  }
}
