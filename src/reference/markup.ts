/** HTML from templates: what is put into one is text, unless it is markup already. */

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Put = string | number | Markup | undefined | readonly Put[];

/** Of a template: texts in it are escaped, lists follow each other, undefined is nothing. */
export function markup(parts: TemplateStringsArray, ...values: Put[]): Markup {
  return new Markup(parts.map((part, i) => part + textOf(values[i])).join(''));
}

export const NOTHING = new Markup('');

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function textOf(value: Put): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(textOf).join('');
  return escaped(String(value));
}
