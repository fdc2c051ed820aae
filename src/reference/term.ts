/** What the contract says of a thing, in two languages: descriptions are English with the Chinese term at their end. */

export interface Term {
  zh: string;
  en: string;
}

const HAN = /\p{Script=Han}/u;

/** The words at the end that hold Chinese, and what stands before them. */
export function termOf(description: string): Term {
  const words = description.trim().split(/\s+/);
  let from = words.length;
  while (from > 0 && HAN.test(words[from - 1] ?? '')) from -= 1;
  return { zh: words.slice(from).join(' '), en: words.slice(0, from).join(' ') };
}

/** `isTermOverdue`, `NEEDS_ANEW`: its words. */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
