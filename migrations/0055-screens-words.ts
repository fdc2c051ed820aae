import { type Step, SteppedMigration } from './stepped.ts';

/** The words of a need that a screen reads, folded. */
const WORDS = `case when is_public then fold_text(title || ' ' || number) else fold_text(number) end`;
/** Needs that screens see, where they are theirs. */
const SEEN = `visibility = 'PARTNERS' and listed_at is not null`;

const CANDIDATES = `
  /* As for others, of the words that a screen reads: one that only hidden words hold is in no index that is looked at. */
  create or replace function need_candidates_of_screens(
    pieces text[], path_from text[], path_to text[], units text[], among text[], at_most integer)
  returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
  begin
    return candidates('need', $w$${WORDS}$w$, pieces,
      '(' || in_ranges(path_from, path_to) || $w$) and ${SEEN}$w$, at_most);
  end $$;
  revoke execute on function need_candidates_of_screens from public;
  grant execute on function need_candidates_of_screens to gridhub_viewer, gridhub_feed;
`;

/** Units were told the number of a need into which theirs was merged, whether or not they may know that one. */
const UNNAMED = ['need_step', 'claim', 'claim_step']
  .map(
    (table) => `
      alter table ${table} disable trigger user;
      update ${table} set reason = 'merged into another need' where reason ~ '^merged into N[0-9]{4}-';
      alter table ${table} enable trigger user;`,
  )
  .join('');

/**
 * Screens look for words in what they read: before, candidates were found in hidden words too, and a common one took so much
 * longer that it could be told from one that nothing holds.
 */
export class M0055ScreensWords extends SteppedMigration {
  override readonly steps: readonly Step[] = [
    {
      kind: 'index',
      name: 'need_screen_words',
      on: `need using gin (search_pieces(${WORDS})) where ${SEEN}`,
    },
    { kind: 'statement', sql: CANDIDATES },
    { kind: 'statement', sql: UNNAMED },
  ];
}
