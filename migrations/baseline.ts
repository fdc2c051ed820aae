/**
 * Where databases of GridHub 0.1.0 stand: its steps were folded into the baseline. One that had the last of them is at the
 * baseline, if its catalogue says so too; one that had not has to be brought there by 0.1.0 first.
 */

/** The last step before the fold; all of them began with two noughts. */
export const LAST_BEFORE = '0056-areas';
export const isBefore = (name: string) => name.startsWith('00');

/** The last step of the baseline. */
export const BASELINE = '0111-search';

/**
 * What tells one catalogue from another, the same on every version of PostgreSQL: columns, functions, triggers, indexes,
 * constraints and policies by their names, bodies and definitions; the days of the journal come and go.
 */
export const FINGERPRINT = /* sql */ `
  select md5(string_agg(fact, E'\\n' order by fact collate "C")) as fingerprint from (
    select format('column %s.%s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull) as fact
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'gridhub'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname !~ '^change_' and c.relname <> 'migration'
    union all
    select format('function %s(%s) %s %s %s', p.proname, pg_get_function_identity_arguments(p.oid), p.prosecdef, p.provolatile, md5(p.prosrc))
    from pg_proc p where p.pronamespace = 'gridhub'::regnamespace
    union all
    select format('trigger %s on %s %s', t.tgname, c.relname, t.tgtype) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'gridhub'::regnamespace and not t.tgisinternal and c.relname !~ '^change_'
    union all
    select format('policy %s on %s %s', p.polname, c.relname, p.polcmd) from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'gridhub'::regnamespace and c.relname !~ '^change_'
    union all
    select format('index %s %s', i.relname, x.indisunique) from pg_index x join pg_class i on i.oid = x.indexrelid
    join pg_class c on c.oid = x.indrelid
    where c.relnamespace = 'gridhub'::regnamespace and c.relname !~ '^change_' and c.relname <> 'migration'
    union all
    select format('constraint %s on %s %s', k.conname, c.relname, k.contype) from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'gridhub'::regnamespace and k.contype in ('c', 'f', 'p', 'u') and c.relname !~ '^change_' and c.relname <> 'migration'
  ) facts`;

/** Of a database that has the baseline and nothing else. */
export const BASELINE_FINGERPRINT = 'badb935632b7c6d5fb1d7a206c8e6c82';
