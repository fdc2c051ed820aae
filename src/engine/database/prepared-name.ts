/** The names by which connections keep statements prepared: one for a text, and not for every text. */

const names = new Map<string, string>();

/** Clients make texts by what they select and filter: every connection keeps what is prepared, so not all are. */
const MOST_PREPARED = 500;

/** Short and one to one with the text; none for a text that comes when enough are prepared. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_PREPARED) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
