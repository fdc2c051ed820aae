/** Whether the client would rather see a page than JSON: a browser's address bar names HTML first. */
export function wantsPage(accept = ''): boolean {
  const named = accept.split(',').map(readRange);
  const [best] = named
    .filter(({ type, weight }) => weight > 0 && (type === HTML || /\bjson$/.test(type)))
    .toSorted((a, b) => b.weight - a.weight);
  return best?.type === HTML;
}

const HTML = 'text/html';

function readRange(text: string): { type: string; weight: number } {
  const [type = '', ...parameters] = text.split(';').map((one) => one.trim().toLowerCase());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { type, weight: weight === undefined ? 1 : Number(weight) };
}
