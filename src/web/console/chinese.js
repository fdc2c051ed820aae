/**
 * Puts Chinese before GraphiQL's English while it is bundled: it has no translations of its own.
 * Invariant: a word that a newer version says otherwise ends the build, so that none is left untranslated unseen.
 */
import { TEXTS, TITLES } from './chinese-texts.js';

/** Where the reference shows a title, and where it finds its own button by a label. */
const TITLE = ['@graphiql/plugin-doc-explorer/dist/components/section.js', '      title\n'];
const BUTTON = ['@graphiql/plugin-doc-explorer/dist/context.js', 'Show Documentation Explorer'];

export function chinese() {
  return {
    name: 'chinese',
    transform: {
      // Ahead of what turns JavaScript into other JavaScript.
      order: 'pre',
      handler(code, id) {
        const file = Object.keys(EDITS).find((one) =>
          id.split('?')[0].endsWith(`/node_modules/${one}`),
        );
        if (!file) return null;
        return {
          code: EDITS[file].reduce((text, edit) => edited(text, edit, file), code),
          map: null,
        };
      },
    },
  };
}

/** Texts by what is to stand for them. */
const EDITS = Object.fromEntries(
  Object.entries(TEXTS).map(([file, texts]) => [file, editsOf(texts)]),
);
EDITS[TITLE[0]] = [[TITLE[1], `      (${JSON.stringify(both(TITLES))})[title] ?? title\n`]];
// First, since a part of it is another text's.
EDITS[BUTTON[0]].unshift([
  `"${BUTTON[1]}"`,
  `"${labelOf('graphiql/dist/ui/sidebar.js', 'Show')} ${labelOf(BUTTON[0], 'Documentation Explorer')}"`,
]);

/** As a string, or as the beginning of a template. */
function editsOf(texts) {
  return Object.entries(both(texts)).map(([english, label]) => [english, label, 'whole']);
}

/** Where the text in quotes is the English whole, or goes on with what a template fills in. */
function labelled(text, english, label) {
  const parts = [];
  let from = 0;
  for (let at = text.indexOf(english); at >= 0; at = text.indexOf(english, at + 1)) {
    const end = at + english.length;
    if (!isQuoted(text, at, end)) continue;
    parts.push(text.slice(from, at), label);
    from = end;
  }
  return [...parts, text.slice(from)].join('');
}

function isQuoted(text, at, end) {
  const quote = text[at - 1];
  if (quote !== '"' && quote !== '`') return false;
  if (text[end] === quote) return true;
  const ends = [text.indexOf('"', end), text.indexOf('`', end)].filter((one) => one >= 0);
  return text.slice(end, Math.min(...ends, text.length)).includes('${');
}

function both(texts) {
  return Object.fromEntries(
    Object.entries(texts).map(([english, label]) => [english, `${label} ${english}`]),
  );
}

function labelOf(file, english) {
  return both(TEXTS[file])[english];
}

function edited(text, [from, to, way], file) {
  const made = way === 'whole' ? labelled(text, from, to) : text.replaceAll(from, to);
  if (made === text)
    throw new Error(`${file} says no ${String(from)} any more: see chinese-texts.js`);
  return made;
}
