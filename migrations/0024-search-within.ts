import { Migration } from '@mikro-orm/migrations';

/** Search: candidates are those of the viewer's own ranges. A word that is common in a nation is rare in a community. */
export class M0024SearchWithin extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Volatile, since only such a function may explain; it writes nothing. */
      create function need_candidates(pieces text[], path_from text[], path_to text[], units text[], among text[], at_most integer)
        returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
      declare
        -- Executed, not prepared: the best way in hangs on how common the word and how wide the ranges are.
        ranges text := (
          select string_agg(format('(path >= %L and path < %L)', f, t), ' or ') from unnest(path_from, path_to) r (f, t));
        within text := concat_ws(' or ', ranges,
          case when cardinality(units) > 0 then format('unit_id = any (%L)', units) end,
          case when cardinality(among) > 0 then format('id = any (%L)', among) end);
        matching text := format($q$
          select id from need where search_pieces(title || ' ' || description) @> $1 and (%s) $q$, coalesce(nullif(within, ''), 'false'));
        plan json;
        found_ids text[];
      begin
        execute 'explain (format json) ' || matching into plan using pieces;
        -- Far beyond the bound, so that an estimate that is wrong by a few times still finds candidates.
        if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint > 20 * at_most then return null; end if;
        execute format('select array_agg(id) from (%s limit $2) f', matching) into found_ids using pieces, at_most + 1;
        if cardinality(found_ids) > at_most then return null; end if;
        return coalesce(found_ids, '{}');
      end $$;
      revoke execute on function need_candidates(text[], text[], text[], text[], text[], integer) from public;
      grant execute on function need_candidates(text[], text[], text[], text[], text[], integer)
        to gridhub_viewer, gridhub_feed;
    `);
  }
}
