import { SteppedMigration, type Step } from './stepped.ts';

const PIECES = /* sql */ `
      create or replace function search_pieces(words text) returns text[]
        language sql immutable strict parallel safe cost 500
        return array(
          select distinct piece from (
            select lower(substr(words, i, n)) as piece
            from generate_series(1, length(words)) i, generate_series(1, 2) n
          ) p where piece !~ '\\s' and length(piece) > 0
        );
`;

const CANDIDATES = /* sql */ `
      /*
       * Ids of needs in a range of paths whose text holds all pieces; null where there are more than
       * at_most: then walking the list in its order finds a page sooner than sorting all that match.
       */
      create or replace function need_candidates(pieces text[], path_from text, path_to text, at_most integer)
        returns text[] language plpgsql stable security definer set search_path = gridhub, pg_temp as $$
      declare
        found_ids text[];
      begin
        -- Executed, not prepared: the best way in hangs on how common the word and how wide the range is.
        execute $q$
          select array_agg(id) from (
            select id from need
            where search_pieces(title || ' ' || description) @> $1 and path >= $2 and path < $3
            limit $4
          ) f $q$
          into found_ids using pieces, path_from, path_to, at_most + 1;
        if cardinality(found_ids) > at_most then return null; end if;
        return coalesce(found_ids, '{}');
      end $$;
      revoke execute on function need_candidates from public;
      grant execute on function need_candidates to gridhub_viewer, gridhub_feed;
`;

/**
 * Search in Chinese: one- and two-character pieces of the text in a GIN index. Its operator is not leakproof,
 * so under a policy it would not reach the index: a function of the owner proposes candidates, and the
 * viewer's own statement reads the rows under the policy. In steps: a million needs take most of a minute.
 */
export class M0007Search extends SteppedMigration {
  readonly steps: readonly Step[] = [
    { kind: 'statement', sql: PIECES },
    {
      kind: 'index',
      name: 'need_pieces',
      on: `need using gin (search_pieces(title || ' ' || description))`,
    },
    { kind: 'statement', sql: CANDIDATES },
  ];
}
