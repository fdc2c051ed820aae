/** A text as it is shown, where marks turn its order. */

/** Marks that turn the order of all that follows, digits too, up to their end. */
const TURNED = /\u202e([^\u202c]*)\u202c?/gu;

const OTHER_MARKS = /(?![\u202c\u202e])\p{Cf}/gu;

/** What is written backwards as it is read. */
export function asShown(text: string): string {
  if (!text.includes('\u202e')) return text;
  return text
    .replaceAll(OTHER_MARKS, '')
    .replaceAll(TURNED, (_, turned: string) => Array.from(turned).toReversed().join(''));
}
