/** The page that links what exists. */
import { pageOf } from './page.ts';

const LINKS: [string, string, string][] = [
  ['/screen', '大屏', '街道社区需求总览 · the big screen, ?scope= ?theme=hall ?table'],
  ['/graphiql', 'GraphiQL', '在线查询 · try queries and subscriptions'],
  ['/graphql', 'GraphQL', '接口地址 · POST, GET for queries, WebSocket graphql-transport-ws'],
  ['/livez', 'livez', '存活检查 · the process runs'],
  ['/readyz', 'readyz', '就绪检查 · requests can be answered'],
  ['/metrics', 'metrics', '运行指标 · figures for Prometheus, with a token'],
];

export function landing(): string {
  const items = LINKS.map(
    ([path, name, about]) => `<li><a href="${path}">${name}</a><span>${about}</span></li>`,
  );
  return pageOf(
    'GridHub',
    `<main>
<ul>${items.join('')}</ul>
<p>登录：打开带令牌的地址；演示在启动时打印它们。<br>To sign in, open an address with a token (<code>/?token=…</code>): a demonstration prints
them when it starts, and <code>gridhub token demo</code> again.</p>
<form method="post" action="/sign-out"><button>退出登录 Sign out</button></form>
</main>`,
  );
}
