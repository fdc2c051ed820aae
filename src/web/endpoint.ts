/** What a browser sees that opens `/graphql` itself: how it is asked, and where one can try. */
import { pageOf } from './page.ts';

const ASKED = `curl $HUB/graphql -H 'content-type: application/json' \\
  -H "authorization: Bearer $TOKEN" -d '{"query":"{ viewer { name role sees } }"}'`;

export function endpoint(): string {
  return pageOf(
    'GridHub · GraphQL',
    `<main>
<p>这里是 GraphQL 接口，由程序访问。This is the API: programs ask it.</p>
<ul>
<li><b>POST</b><span>JSON，<code>{"query": "…", "variables": {…}}</code></span></li>
<li><b>GET</b><span>查询，参数 <code>query</code> · queries, with <code>Authorization</code> or the header <code>apollo-require-preflight</code></span></li>
<li><b>GET /data/</b><span><a href="/data/">按名称取数 questions by name</a>，JSON / CSV</span></li>
<li><b>WebSocket</b><span>订阅 · subscriptions, <code>graphql-transport-ws</code></span></li>
<li><b>/graphql/stream</b><span>订阅 · the same as server-sent events</span></li>
</ul>
<pre>${ASKED}</pre>
<p><a href="/graphiql">在线查询 Try it in GraphiQL</a></p>
</main>`,
  );
}
