/** Characters that no text of a client may hold, or not without another that ends what they begin. */
import { HubError } from './errors.ts';

/** Tabs and ends of lines are no fault. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** @throws BAD_USER_INPUT for control characters and halves of a surrogate pair, which no text may hold */
export function refuseOddCharacters(argument: string, text: string): void {
  if (!text.isWellFormed()) {
    throw HubError.badInput(
      argument,
      `\`${argument}\` holds half of a character (a lone surrogate), which no text may.`,
    );
  }
  const [found] = CONTROL.exec(text) ?? [];
  if (found === undefined) return;
  const name = found === '\0' ? 'NUL' : `U+${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
  throw HubError.badInput(
    argument,
    `\`${argument}\` holds the control character ${name}, which no text may.`,
  );
}

const EMBEDDINGS = '\u202a\u202b\u202d\u202e';
const END_OF_EMBEDDING = '\u202c';
const ISOLATES = '\u2066\u2067\u2068';
const END_OF_ISOLATE = '\u2069';

/** @throws BAD_USER_INPUT where a mark turns the direction of what is written and no other turns it back */
export function refuseOpenDirections(argument: string, text: string): void {
  const open: string[] = [];
  for (const one of text) {
    if (EMBEDDINGS.includes(one) || ISOLATES.includes(one)) open.push(one);
    else if (one === END_OF_EMBEDDING) {
      if (EMBEDDINGS.includes(open.at(-1) ?? ' ')) open.pop();
    } else if (one === END_OF_ISOLATE) {
      const begin = open.findLastIndex((mark) => ISOLATES.includes(mark));
      // It ends what was turned within it as well.
      if (begin >= 0) open.length = begin;
    }
  }
  if (open.length === 0) return;
  throw HubError.badInput(
    argument,
    `\`${argument}\` turns the direction of writing and does not turn it back: close the mark, or leave it out.`,
  );
}
