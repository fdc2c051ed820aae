/** The little of Markdown that PROTOCOL.md and CHANGELOG.md use: headings, lists, tables, code, links, emphasis. */
import { Markup, escaped } from './markup.ts';

/** Headings of the text become one level smaller: the page has a title of its own. */
export function markdown(text: string): Markup {
  const blocks = text.replaceAll('\r', '').split(/\n{2,}/);
  return new Markup(whole(blocks).map(blockOf).join('\n'));
}

/** Code holds empty lines too. */
function whole(blocks: readonly string[]): string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const block of blocks) {
    if (isOpen) joined.push(`${joined.pop()}\n\n${block}`);
    else joined.push(block);
    isOpen = ((joined.at(-1) ?? '').match(/^```/gm) ?? []).length % 2 === 1;
  }
  return joined.filter((one) => one.trim() !== '');
}

function blockOf(block: string): string {
  const [first = ''] = block.split('\n');
  const heading = /^(#+) (.*)$/.exec(first);
  if (heading) {
    const level = Math.min(6, (heading[1]?.length ?? 1) + 1);
    const rest = block.slice(first.length).trim();
    const title = heading[2] ?? '';
    return `<h${level} id="${anchorOf(title)}">${inline(title)}</h${level}>${rest === '' ? '' : blockOf(rest)}`;
  }
  const fence = /^```\w*\n([\s\S]*?)\n```/.exec(block);
  if (fence) return `<pre tabindex="0"><code>${escaped(fence[1] ?? '')}</code></pre>`;
  if (first.startsWith('|')) return tableOf(block);
  if (first.startsWith('- ')) return listOf(block);
  return `<p>${inline(block)}</p>`;
}

export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

function tableOf(block: string): string {
  const rows = block
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) => line.slice(1, -1).split(/(?<!\\)\|/));
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`).join('');
  const [head = [], ...rest] = rows;
  const body = rest.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<div class="wide" tabindex="0"><table><thead><tr>${cells(head, 'th scope="col"').replaceAll('</th scope="col">', '</th>')}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function listOf(block: string): string {
  const items = block.split(/\n(?=- )/).map((item) => item.replace(/^- /, ''));
  return `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
}

/** Links lead out of the hub: their words alone stay. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => {
      if (part.startsWith('`') && part.length > 1)
        return `<code>${escaped(part.slice(1, -1))}</code>`;
      return escaped(part)
        .replaceAll(/\[([^[\]]+)\]\([^()[]*\)/g, '$1')
        .replaceAll(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
        .replaceAll(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '<em>$1</em>');
    })
    .join('');
}
