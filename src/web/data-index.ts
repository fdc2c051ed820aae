/** `/data/`: the documents that are asked by name, with their variables and addresses to try. As a page, or as JSON. */
import type { IncomingMessage } from 'node:http';
import { wantsPage } from '../engine/http/accept.ts';
import { type Answer, html, json, text } from '../engine/http/pages.ts';
import type { PlainDocument, PlainDocuments } from '../engine/http/plain-documents.ts';
import { pageOf } from './page.ts';

/** Only `/data` and `/data/`: an address below them that names no document says how one is named. */
export function dataIndex(
  path: string,
  { headers }: Pick<IncomingMessage, 'headers'>,
  documents: PlainDocuments,
): Answer {
  if (path !== '/data' && path !== '/data/') return text(NO_DOCUMENT, 404);
  const all = documents.all();
  const answer = wantsPage(headers.accept) ? html(pageFor(all)) : json(all.map(listed));
  return { ...answer, headers: { ...answer.headers, vary: 'Accept' } };
}

const NO_DOCUMENT =
  'An address here is /data/<name>.json or /data/<name>.csv. /data/ lists the names.\n';

function listed(one: PlainDocument) {
  const { name, title, chinese, variables, lists } = one;
  const told = variables.map(({ otherwise, ...variable }) => ({
    ...variable,
    default: otherwise ?? null,
  }));
  return { name, title, chinese, variables: told, rows: lists, examples: examplesOf(one) };
}

/** A variable stands in one with the value that it has if left out; of several lists each is named. */
function examplesOf({ name, variables, lists }: PlainDocument): string[] {
  const given = variables.flatMap(({ name: variable, otherwise }): [string, string][] =>
    otherwise === undefined ? [] : [[variable, otherwise.replaceAll('"', '')]],
  );
  const tables = lists.length > 1 ? lists.map((one): [string, string][] => [['rows', one]]) : [[]];
  return [
    `/data/${name}.json${asSearch(given)}`,
    ...tables.map((rows) => `/data/${name}.csv${asSearch([...given, ...rows])}`),
  ];
}

function asSearch(pairs: [string, string][]): string {
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
}

function pageFor(documents: readonly PlainDocument[]): string {
  const items = documents.map((one) => {
    const links = examplesOf(one).map((to) => `<a href="${safe(to)}">${safe(to)}</a>`);
    const variables = one.variables.map(
      ({ name, type, otherwise }) =>
        `<code>${safe(name)}: ${safe(type)}${otherwise === undefined ? '' : ` = ${safe(otherwise)}`}</code>`,
    );
    const about = [safe(one.chinese), safe(one.title), ...variables, ...links].join('<br>');
    return `<li><b>${safe(one.name)}</b><span>${about}</span></li>`;
  });
  return pageOf(
    'GridHub · 数据地址',
    `<main class="data">
<p><a href="/">‹ 首页 <span lang="en">Home</span></a></p>
<h2>固定数据地址 <span lang="en">Data by address</span></h2>
<p>每个地址用一次普通的 GET 即可取得数据：请求头 <code>Authorization: Bearer …</code>，或在已登录的浏览器中直接打开（在<a href="/">首页</a>查看登录方法）。<br>Each address
answers a plain GET with <code>Authorization: Bearer …</code>, or opened in a browser that is signed in: the front page tells how.</p>
<p><code>?rows=</code> 指定列表，得到扁平的行；<code>.csv</code> 可由 Excel 打开。 <code>?rows=</code> names a list, answered as flat rows.</p>
<ul>${items.join('')}</ul>
</main>`,
  );
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
