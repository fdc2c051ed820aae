/** The page that links what exists. */

const LINKS: [string, string, string][] = [
  ['/graphiql', 'GraphiQL', '在线查询 · try queries and subscriptions'],
  ['/graphql', 'GraphQL', '接口地址 · POST, GET for queries, WebSocket graphql-transport-ws'],
  ['/livez', 'livez', '存活检查 · the process runs'],
  ['/readyz', 'readyz', '就绪检查 · requests can be answered'],
  ['/metrics', 'metrics', '运行指标 · figures for Prometheus, from this machine or with a token'],
];

export function landing(): string {
  const items = LINKS.map(
    ([path, name, about]) => `<li><a href="${path}">${name}</a><span>${about}</span></li>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>GridHub</title>
<style>
  body { margin: 0; background: #fff8ec; color: #2b1a10; font: 18px/1.6 system-ui, sans-serif; }
  header { background: #9b1420; color: #ffd97a; padding: 2rem; }
  h1 { margin: 0; font-size: 2rem; }
  ul { list-style: none; margin: 2rem; padding: 0; max-width: 48rem; }
  li { display: flex; gap: 2rem; padding: .75rem 0; border-bottom: 1px solid #e5d6bd; }
  form { margin: 0 2rem; }
  a { color: #9b1420; font-weight: 600; min-width: 8rem; }
</style>
<header><h1>GridHub</h1>基层治理数据中枢 · a data hub for grassroots governance</header>
<ul>${items.join('')}</ul>
<form method="post" action="/sign-out"><button>退出登录 Sign out</button></form>
</html>
`;
}
