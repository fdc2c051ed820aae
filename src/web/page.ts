/** The frame of the hub's own pages. Nothing in it lies elsewhere. */

export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { margin: 0; background: #fff8ec; color: #2b1a10; font: 18px/1.6 system-ui, sans-serif; }
  header { background: #9b1420; color: #ffd97a; padding: 2rem; }
  h1 { margin: 0; font-size: 2rem; }
  main { margin: 2rem; max-width: 48rem; }
  ul { list-style: none; margin: 0 0 2rem; padding: 0; }
  li { display: flex; gap: 2rem; padding: .75rem 0; border-bottom: 1px solid #e5d6bd; }
  a, b { color: #9b1420; font-weight: 600; min-width: 8rem; }
  pre { background: #fff; border: 1px solid #e5d6bd; padding: 1rem; overflow-x: auto; }
</style>
<header><h1>GridHub</h1>基层治理数据中枢 · a data hub for grassroots governance</header>
${body}
</html>
`;
}
