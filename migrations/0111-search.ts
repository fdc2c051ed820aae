import { Migration } from '@mikro-orm/migrations';

/** Search: rows that could hold the words, found by their pieces within what the viewer may see. */
export class M0111Search extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /*
       * Ids of rows within a condition whose words hold all pieces; null where they need not be looked for: because there
       * are more than at_most, and walking the list in its order finds a page sooner than sorting all that match; or because
       * the condition holds for few rows, so that whether others hold the words would show in the time it takes. Both are
       * estimated from the statistics first. Volatile, since only such a function may explain; it writes nothing.
       */
      create function candidates(list regclass, words text, pieces text[], within text, at_most integer)
      returns text[] language plpgsql volatile set search_path = gridhub, pg_temp as $$
      declare
        -- Executed, not prepared: the best way in hangs on how common the word and how wide the ranges are.
        among constant text := format('select id from %s where (%s)', list, coalesce(nullif(within, ''), 'false'));
        matching constant text := format('%s and search_pieces(%s) @> $1', among, words);
        few constant integer := 3000;
        plan json;
        found_ids text[];
      begin
        execute 'explain (format json) ' || among into plan;
        if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint <= few then return null; end if;
        execute 'explain (format json) ' || matching into plan using pieces;
        -- Far beyond the bound, so that an estimate that is wrong by a few times still finds candidates.
        if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint > 20 * at_most then return null; end if;
        execute format('select array_agg(id) from (%s limit $2) f', matching) into found_ids using pieces, at_most + 1;
        if cardinality(found_ids) > at_most then return null; end if;
        return coalesce(found_ids, '{}');
      end $$;

      /* Of needs in ranges, of units, or among ids; where those are null, among what the units have claimed. */
      create function need_candidates(pieces text[], path_from text[], path_to text[], units text[], among text[], at_most integer)
        returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
      begin
        return candidates('need', 'words', pieces, concat_ws(' or ', in_ranges(path_from, path_to),
          case when cardinality(units) > 0 then format('unit_id = any (%L)', units) end,
          case when cardinality(among) > 0 then format('id = any (%L)', among) end,
          case when among is null then format('id in (select need_id from claim where unit_id = any (%L))', units) end), at_most);
      end $$;

      /* As for others, of the words that a screen reads: one that only hidden words hold is in no index that is looked at. */
      create function need_candidates_of_screens(
    pieces text[], path_from text[], path_to text[], units text[], among text[], at_most integer)
  returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
  begin
    return candidates('need', $w$case when is_public then fold_text(title || ' ' || number) else fold_text(number) end$w$, pieces,
      '(' || in_ranges(path_from, path_to) || $w$) and visibility = 'PARTNERS' and listed_at is not null$w$, at_most);
  end $$;
  revoke execute on function need_candidates_of_screens from public;
  grant execute on function need_candidates_of_screens to gridhub_viewer, gridhub_feed;;

      /* As of needs; places are no unit's. */
      create function place_candidates(pieces text[], path_from text[], path_to text[], units text[], among text[], at_most integer)
        returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
      begin
        return candidates('place', 'fold_text(name)', pieces, in_ranges(path_from, path_to), at_most);
      end $$;

      revoke execute on function candidates(regclass, text, text[], text, integer) from public;
      revoke execute on function need_candidates(text[], text[], text[], text[], text[], integer) from public;
      grant execute on function need_candidates(text[], text[], text[], text[], text[], integer) to gridhub_viewer;
      grant execute on function need_candidates(text[], text[], text[], text[], text[], integer) to gridhub_feed;
      revoke execute on function need_candidates_of_screens(text[], text[], text[], text[], text[], integer) from public;
      grant execute on function need_candidates_of_screens(text[], text[], text[], text[], text[], integer) to gridhub_viewer;
      grant execute on function need_candidates_of_screens(text[], text[], text[], text[], text[], integer) to gridhub_feed;
      revoke execute on function place_candidates(text[], text[], text[], text[], text[], integer) from public;
      grant execute on function place_candidates(text[], text[], text[], text[], text[], integer) to gridhub_viewer;
      grant execute on function place_candidates(text[], text[], text[], text[], text[], integer) to gridhub_feed;
    `);
  }
}
