import { Migration } from '@mikro-orm/migrations';

/** Format characters and others that nobody sees: Unicode's Cf and Default_Ignorable_Code_Point. */
const UNSEEN = [
  '\\u00ad\\u034f\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891',
  '\\u08e2\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f',
  '\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0',
  '\\ufff0-\\ufffb\\U000110bd\\U000110cd\\U00013430-\\U0001343f',
  '\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff',
].join('');

/** Radicals and strokes that compatibility forms leave as they are, and the ideographs that they are drawn as. */
const RADICALS = [
  [
    '⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮',
    '厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗',
  ],
  [
    '⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛',
    '糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风',
  ],
  [
    '⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳㇆㇏㇐㇑㇒㇓㇔㇕㇖㇗㇘㇙㇚㇛㇜㇝㇞㇟㇠㇡',
    '飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟𠃌乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎',
  ],
] as const;
const FROM = RADICALS.map(([from]) => from).join('');
const TO = RADICALS.map(([, to]) => to).join('');

/**
 * Search: one function folds what is searched and what is searched for, so that whatever looks alike is alike: width,
 * case as PostgreSQL has it, composed and not, radicals, what cannot be seen. The folded text of a
 * need is a column, since folding takes 5 µs (a text of 60 characters) for every row that a common word walks past; it
 * holds the need's number too. Places are found by their names.
 */
export class M0030FoldedWords extends Migration {
  override up(): void {
    this.addSql(/* sql */ `
      /* Tables of a million rows are written anew. */
      set local statement_timeout = 0;
      set local maintenance_work_mem = '256MB';

      create function fold_text(words text) returns text
        language sql immutable strict parallel safe cost 20
        return translate(lower(normalize(
          case
            when words ~ '[${UNSEEN}\\u2e80-\\u2ef3\\u31c0-\\u31e5\\u0085\\u1680\\u2028\\u2029]'
            then translate(
              regexp_replace(translate(words, U&'\\0085\\1680\\2028\\2029', '    '), '[${UNSEEN}]', '', 'g'),
              '${FROM}', '${TO}')
            else words
          end, NFKC) collate "default"), 'ς', 'σ');

      /* Of a folded text. */
      create or replace function search_pieces(words text) returns text[]
        language sql immutable strict parallel safe cost 500
        return array(
          select distinct piece from (
            select unnest(array[one, one || lead(one) over (order by i)]) as piece
            from unnest(string_to_array(words, null)) with ordinality c (one, i)
          ) p where piece !~ '\\s'
        );

      /* What is searched for, folded, word by word. */
      create function search_words(search text) returns text[]
        language sql immutable strict parallel safe
        return array(
          select distinct word from unnest(regexp_split_to_array(fold_text(search), '\\s+')) word where word <> ''
        );

      /* A word of one character is its own piece; of more, the pairs of neighbours say all there is. */
      create function word_pieces(words text[]) returns text[]
        language sql immutable strict parallel safe
        return array(
          select distinct piece from unnest(words) word, unnest(search_pieces(word)) piece
          where length(piece) = least(length(word), 2)
        );

      drop index need_pieces;
      alter table need add column words text
        generated always as (fold_text(title || ' ' || description || ' ' || (number collate "default"))) stored;
      create index need_pieces on need using gin (search_pieces(words));
      create index place_pieces on place using gin (search_pieces(fold_text(name)));

      /* The journal keeps what it was made of. */
      drop trigger need_journal on need;
      call journal_table('need', 'words');

      create or replace function need_candidates(pieces text[], path_from text, path_to text, at_most integer)
        returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
      begin
        return candidates('need', 'words', pieces, path_from, path_to, at_most);
      end $$;

      create function place_candidates(pieces text[], path_from text, path_to text, at_most integer)
        returns text[] language plpgsql volatile security definer set search_path = gridhub, pg_temp as $$
      begin
        return candidates('place', 'fold_text(name)', pieces, path_from, path_to, at_most);
      end $$;

      /*
       * Ids of rows in a range of paths whose words hold all pieces; null where there are more than at_most: then
       * walking the list in its order finds a page sooner than sorting all that match. Whether a word is common is
       * estimated from the statistics first. Volatile, since only such a function may explain; it writes nothing.
       */
      create function candidates(
        list regclass, words text, pieces text[], path_from text, path_to text, at_most integer
      ) returns text[] language plpgsql volatile set search_path = gridhub, pg_temp as $$
      declare
        -- Executed, not prepared: the best way in hangs on how common the word and how wide the range is.
        matching constant text := format(
          'select id from %s where search_pieces(%s) @> $1 and path >= $2 and path < $3', list, words);
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
      revoke execute on function
        place_candidates, candidates(regclass, text, text[], text, text, integer) from public;
      grant execute on function place_candidates to gridhub_viewer, gridhub_feed;
    `);
  }
}
