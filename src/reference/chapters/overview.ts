/** The first page: how the hub is asked, and what the chapters hold. */
import type { Book } from '../book.ts';
import type { Chapter } from '../frame.ts';
import { hrefOf } from '../frame.ts';
import { markup } from '../markup.ts';

const ASKED = `curl $HUB/graphql -H 'content-type: application/json' \\
  -H "authorization: Bearer $TOKEN" \\
  -d '{"query":"{ viewer { name role sees } }"}'`;

export function overview({ contract }: Book, chapters: readonly Chapter[]): Chapter {
  const { query, mutation, subscription } = contract.roots;
  const cards = chapters.map(
    ({ path, title, about }) =>
      markup`<li><a href="${hrefOf(path)}"><b>${title.zh} <span lang="en">${title.en}</span></b><span class="zh">${about.zh}</span><span class="en" lang="en">${about.en}</span></a></li>`,
  );
  const sizes = [
    ['查询', 'queries', query.members.length],
    ['操作', 'commands', mutation.members.length],
    ['订阅', 'subscriptions', subscription.members.length],
    ['类型', 'types', contract.types.size],
  ] as const;
  return {
    path: '',
    title: { zh: '接口手册', en: 'Reference' },
    about: { zh: '', en: '' },
    body: markup`<p class="both"><span class="zh">本手册由接口本身生成，与正在运行的系统一致：每个示例都运行过，权限和状态流转取自系统所用的同一张表。</span> <span class="en" lang="en">Written from the contract itself: every example has run, and who may do what and what leads where are the tables that the hub itself asks.</span></p>
<ul class="sizes">${sizes.map(([zh, en, count]) => markup`<li><b>${count}</b> ${zh} <span lang="en">${en}</span></li>`)}</ul>
<ul class="cards">${cards}</ul>
<h2>怎样提问 <span lang="en">How to ask</span></h2>
<pre tabindex="0" aria-label="示例 Example"><code>${ASKED}</code></pre>
<p class="both"><span class="zh">也可以直接在 <a href="/graphiql">在线查询</a> 中尝试。</span> <span class="en" lang="en">Or try it in GraphiQL.</span></p>`,
  };
}
