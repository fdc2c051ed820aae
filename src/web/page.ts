/** The frame of the hub's own pages. Nothing in it lies elsewhere. */

/** Written out, or browsers ask for /favicon.ico, which the hub does not have. */
export const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Cpath fill='%239b1420' d='M1 1h6v6H1zM9 1h6v6H9zM1 9h6v6H1z'/%3E%3Cpath fill='%23ffd97a' d='M9 9h6v6H9z'/%3E%3C/svg%3E";

const STYLE = `
  :root { color-scheme: light dark; --paper: #fffaf2; --sheet: #fff; --ink: #2a1c13; --soft: #6a5648; --rule: #e8dac4; --red: #9b1420;
    --head: #9b1420; --gold: #ffd97a; --good: #1d6b3a; --bad: #9b1420; --tint: #fbf0dc }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #17110d; --sheet: #201812; --ink: #f1e6d8; --soft: #bba996; --rule: #3b2d22; --red: #ffb3a6; --head: #5d0d15;
      --good: #8fd6a5; --bad: #ffb3a6; --tint: #2a1f16 } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
    font: 17px/1.65 system-ui, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif }
  header { background: var(--head); color: #fff; padding: 2rem 1.5rem }
  header > div, main { max-width: 62rem; margin: 0 auto }
  h1 { margin: 0; font-size: 1.9rem; line-height: 1.3; color: var(--gold) }
  header p { margin: .25rem 0 0 }
  main { padding: 1.5rem }
  h2 { font-size: 1.15rem; margin: 2rem 0 .75rem }
  h2 span, dt span { font-weight: 400 }
  [lang=en] { color: var(--soft); font-size: .88em }
  header [lang=en] { color: #fff }
  .lead { font-size: 1.15rem; margin: .5rem 0 1.5rem }
  .lead span { display: block; margin-top: .25rem }
  .state { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, auto)); gap: 1px; margin: 0; background: var(--rule);
    border: 1px solid var(--rule); border-radius: 8px; overflow: hidden }
  .state div { background: var(--sheet); padding: .75rem 1rem }
  dt { color: var(--soft); font-size: .88rem } dd { margin: 0; font-weight: 600 } dd span { font-weight: 400 }
  .good { color: var(--good) } .bad { color: var(--bad) }
  ul { list-style: none; margin: 0; padding: 0 }
  main > ul:not(.doors) li { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--rule) }
  main.data > ul li { display: grid !important; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) }
  @media (max-width: 40rem) { main.data > ul li { grid-template-columns: minmax(0, 1fr) } }
  .doors { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem }
  .doors a { display: block; height: 100%; padding: 1rem 1.25rem; background: var(--sheet); color: var(--ink); border: 1px solid var(--rule);
    border-radius: 8px; text-decoration: none }
  .doors a:hover { border-color: var(--red) }
  .doors b { color: var(--red); font-size: 1.2rem }
  .doors .about { display: block }
  .doors code { color: var(--soft); font-size: .8rem }
  .doors.small { grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .75rem }
  .doors.small a { padding: .6rem 1rem } .doors.small b { font-size: 1rem }
  a { color: var(--red) } a:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--red); outline-offset: 2px }
  code, pre { font: 14px/1.6 ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace }
  pre { background: var(--tint); border: 1px solid var(--rule); border-radius: 6px; padding: 1rem; overflow-x: auto }
  .notice { background: var(--tint); border-left: 4px solid var(--good); padding: .6rem 1rem; margin: 0 0 1rem }
  summary { cursor: pointer }
  button { font: inherit; color: #fff; background: #9b1420; border: 0; border-radius: 6px; padding: .5rem 1.25rem; cursor: pointer }
  button span { color: #fff !important }
`;

export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${STYLE}</style>
<header><div><h1>基层治理数据中枢 GridHub</h1><p lang="en">A data hub for grassroots governance</p></div></header>
${body}
</html>
`;
}
