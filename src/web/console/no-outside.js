/**
 * Takes the addresses of others out of what is bundled: links of the editor's help and messages, and the names of JSON
 * schemas, which its worker would try to fetch. On an intranet they lead nowhere, and they tell others that the hub is there.
 * The names of XML's vocabularies stay: browsers know them and ask for none.
 */
const OUTSIDE = /\b(?:https?|wss?):\/\/(?!www\.w3\.org\b)[a-z\d-]+(?:\.[a-z\d-]+)+/gi;
const NOWHERE = 'about:elsewhere';
const FONT = /\.(?:ttf|woff2?)$/;

export function noOutside() {
  return {
    name: 'no-outside',
    generateBundle(_, bundle) {
      for (const [name, one] of Object.entries(bundle)) {
        if (FONT.test(name)) one.source = blanked(one.source);
      }
    },
    renderChunk: {
      order: 'post',
      handler: (code) => ({ code: code.replaceAll(OUTSIDE, NOWHERE), map: null }),
    },
  };
}

/** Fonts name who made them: as many blanks, since their tables are found by counting. */
function blanked(source) {
  const text = Buffer.from(source).toString('latin1');
  return Buffer.from(
    text.replaceAll(/https?:\/\/[\w.-]+/g, (found) => ' '.repeat(found.length)),
    'latin1',
  );
}
