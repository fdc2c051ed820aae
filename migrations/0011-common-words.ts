import { Migration } from '@mikro-orm/migrations';

/**
 * Search: whether a word is common is estimated from the statistics first. The index hands out nothing before it
 * has walked all its entries of a word, which took 4 ms for 40,000 rows only to say that they are too many.
 */
export class M0011CommonWords extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Volatile, since only such a function may explain; it writes nothing. */
      create or replace function need_candidates(pieces text[], path_from text, path_to text, at_most integer)
        returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
      declare
        -- Executed, not prepared: the best way in hangs on how common the word and how wide the range is.
        matching constant text := $q$
          select id from need
          where search_pieces(title || ' ' || description) @> $1 and path >= $2 and path < $3 $q$;
        plan json;
        found_ids text[];
      begin
        execute 'explain (format json) ' || matching into plan using pieces, path_from, path_to;
        -- Far beyond the bound, so that an estimate that is wrong by a few times still finds candidates.
        if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint > 20 * at_most then return null; end if;
        execute format('select array_agg(id) from (%s limit $4) f', matching)
          into found_ids using pieces, path_from, path_to, at_most + 1;
        if cardinality(found_ids) > at_most then return null; end if;
        return coalesce(found_ids, '{}');
      end $$;
    `);
  }
}
