import { Migration } from '@mikro-orm/migrations';

/**
 * One call for the table of a new noun, where it carries `path`, `version` and the moments: version, path index, indexes in the
 * order of its list and its unit's, scope and journal; with a `number` its sequence; with a `state` its steps, which the staff of
 * the place and the row's own unit read. `show_rows` after it says who sees its rows: until then no viewer does.
 */
export class M0112NounTables extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      create procedure noun_table(noun text, variadic personal text[] default '{}')
      language plpgsql as $$
      declare
        own text := $p$
          (r.path >= (select scope_from()) and r.path < (select scope_to()))
          or r.path ^@ any ((select scope_staff())::text[])$p$;
        columns text[] := (select array_agg(attname) from pg_attribute
          where attrelid = format('%I', noun)::regclass and attnum > 0 and not attisdropped);
      begin
        execute format('create trigger %I before update on %I for each row execute function bump_version()',
                       noun || '_version', noun);
        execute format('create index %I on %I (path)', noun || '_path', noun);
        if 'created_at' = any (columns) then
          execute format('create index %I on %I (created_at desc, id desc)', noun || '_created', noun);
          if 'unit_id' = any (columns) then
            execute format('create index %I on %I (unit_id, created_at desc, id desc)', noun || '_unit', noun);
          end if;
        end if;
        call scope_table(noun);
        call journal_table(noun, variadic personal);
        if 'number' = any (columns) then
          execute format('create sequence %I', noun || '_number_sequence');
          execute format('grant usage on sequence %I to gridhub_writer', noun || '_number_sequence');
        end if;
        if 'state' = any (columns) then
          call step_table(noun);
          if 'unit_id' = any (columns) then
            own := own || ' or r.unit_id = any ((select scope_units())::text[])';
          end if;
          call show_rows(noun || '_step',
            format('(select true from %I r where r.id = %I and (%s))', noun, noun || '_id', own));
        end if;
      end $$;
    `);
  }
}
