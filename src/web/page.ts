/** The frame of the hub's own pages. Nothing in it lies elsewhere. */

/** Written out, or browsers ask for /favicon.ico, which the hub does not have. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Cpath fill='%239b1420' d='M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1z'/%3E%3Cpath fill='%23ffd97a' d='M9 9h6v6H9z'/%3E%3C/svg%3E";

export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="icon" href="${ICON}">
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
