import { Migration } from '@mikro-orm/migrations';

/** What commands may not do to what has happened: histories are written once, and the audit's chain is the feed's alone. */
export class M0044Floors extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      do $$ declare name text;
      begin
        for name in select relname from pg_class
          where relnamespace = 'gridhub'::regnamespace and relkind in ('r', 'p') and relname like '%\\_step'
        loop
          execute format('revoke update, delete on %I from gridhub_writer', name);
        end loop;
      end $$;
      revoke insert on audit_link from gridhub_writer;
      revoke update, delete on audit from gridhub_writer;

      create or replace procedure step_table(noun text) language plpgsql as $$
      begin
        execute format('create table %1$I (
          id text collate "C" primary key,
          %2$I text collate "C" not null references %3$I,
          version integer not null,
          at timestamptz(3) not null,
          command text collate "C" not null,
          actor text not null,
          role text collate "C" not null,
          from_state text collate "C",
          to_state text collate "C" not null,
          reason text,
          unique (%2$I, version))', noun || '_step', noun || '_id', noun);
        call scope_table(noun || '_step');
        execute format('revoke update, delete on %I from gridhub_writer', noun || '_step');
      end $$;
    `);
  }
}
