/** The front page: what this hub is, how it is, what it links; for whoever works in the office first. */
import { Role } from '../engine/access/roles.ts';
import { termOf } from '../labels.ts';
import type { FrontState } from './front-state.ts';
import { pageOf } from './page.ts';

interface PageLink {
  path: string;
  zh: string;
  en: string;
  about: [zh: string, en: string];
}

/** Shown where there is such a page. */
const FOR_PEOPLE: readonly PageLink[] = [
  {
    path: '/screen',
    zh: '指挥大屏',
    en: 'Screen',
    about: ['全区需求、认领和项目，实时更新', 'Needs, claims and projects of the district, live'],
  },
  {
    path: '/graphiql',
    zh: '在线查询',
    en: 'GraphiQL',
    about: ['现成问题点开即查，也可自己编写', 'Ready questions, and any of your own'],
  },
  {
    path: '/docs',
    zh: '接口手册',
    en: 'Reference',
    about: ['每个字段、操作、权限和状态流转', 'Every field and command, who may, what leads where'],
  },
  { path: '/setup', zh: '安装向导', en: 'Setup', about: ['首次使用的设置', 'For the first day'] },
  { path: '/import', zh: '数据导入', en: 'Import', about: ['从表格导入数据', 'From spreadsheets'] },
];

const FOR_PROGRAMS: readonly PageLink[] = [
  {
    path: '/graphql',
    zh: '接口地址',
    en: 'GraphQL',
    about: ['POST、GET 和 WebSocket 订阅', 'POST, GET, subscriptions over WebSocket'],
  },
  {
    path: '/data',
    zh: '固定数据',
    en: 'Data',
    about: ['电子表格和图表工具用的 JSON 与 CSV', 'JSON and CSV for spreadsheets and charts'],
  },
  { path: '/livez', zh: '存活检查', en: 'livez', about: ['进程在运行', 'The process runs'] },
  {
    path: '/readyz',
    zh: '就绪检查',
    en: 'readyz',
    about: ['可以应答', 'Requests can be answered'],
  },
  {
    path: '/metrics',
    zh: '运行指标',
    en: 'metrics',
    about: ['供 Prometheus 读取，需令牌', 'Figures for Prometheus, with a token'],
  },
];

/** @param has whether the hub serves the path */
export function landing(
  state: FrontState,
  has: (path: string) => boolean,
  isSignedOut: boolean,
): string {
  const said = isSignedOut
    ? '<p class="notice" role="status">已退出登录。<span lang="en">You are signed out.</span></p>'
    : '';
  return pageOf(
    '基层治理数据中枢 GridHub',
    `<main>
${said}<p class="lead">汇集街道、社区、网格与共建单位的需求、资源和项目，让“需求清单”和“资源清单”在这里对接。<span lang="en">One place where the needs of streets, communities and grids meet what partner units offer.</span></p>
${stateOf(state)}
<h2>从这里开始 <span lang="en">Begin here</span></h2>
<ul class="doors">${FOR_PEOPLE.filter(({ path }) => has(path))
      .map(linkTo)
      .join('')}</ul>
${signIn(state)}
<h2>供程序和运维使用 <span lang="en">For programs and operators</span></h2>
<ul class="doors small">${FOR_PROGRAMS.filter(({ path }) => has(path))
      .map(linkTo)
      .join('')}</ul>
</main>`,
  );
}

function linkTo({ path, zh, en, about: [zhAbout, enAbout] }: PageLink): string {
  return `<li><a href="${path}"><b>${zh}</b> <span lang="en">${en}</span><span class="about">${zhAbout}</span><span class="about" lang="en">${enAbout}</span><code>${path}</code></a></li>`;
}

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

function stateOf({ version, fault, data }: FrontState): string {
  const ready =
    fault === undefined
      ? '<dd class="good">正常 <span lang="en">ready</span></dd>'
      : `<dd class="bad">暂不能应答 <span lang="en">not ready: ${escaped(fault)}</span></dd>`;
  const kind = data?.isDemo
    ? '演示数据，不对应真实的人和事 <span lang="en">demonstration, names nothing real</span>'
    : '正式数据 <span lang="en">the office’s own</span>';
  const facts = data
    ? `<div><dt>数据 <span lang="en">Data</span></dt><dd>${kind}</dd></div>
<div><dt>数据截至 <span lang="en">As of</span></dt><dd><time datetime="${data.asOf.toISOString()}">${MOMENT.format(data.asOf)}</time></dd></div>`
    : '';
  return `<dl class="state">
<div><dt>状态 <span lang="en">State</span></dt>${ready}</div>
${facts}
<div><dt>版本 <span lang="en">Version</span></dt><dd>${escaped(version)}</dd></div>
</dl>`;
}

function signIn({ viewer }: FrontState): string {
  if (viewer) {
    const { name, roles } = viewer;
    return `<section class="account"><h2>登录 <span lang="en">Signed in</span></h2>
<p>当前身份：<b>${escaped(name)}</b> ${roles.map(roleOf).join('、')}</p>
<form method="post" action="/sign-out"><button>退出登录 <span lang="en">Sign out</span></button></form></section>`;
  }
  return `<section class="account"><h2>登录 <span lang="en">Signing in</span></h2>
<p>打开管理员发给您的、带令牌的地址（<code>/?token=…</code>），本浏览器即登录。<span lang="en">Open the address with a token that your administrator gave you: this browser is signed in by it.</span></p>
<details><summary>没有令牌？ <span lang="en">No token?</span></summary>
<p>演示系统启动时会打印各角色的地址，<code>gridhub token demo</code> 可再次打印。正式系统由管理员用 <code>createToken</code> 或 <code>gridhub token create</code> 发放。不登录也可查看地点和党组织。</p>
<p lang="en">A demonstration prints an address for each role when it starts; <code>gridhub token demo</code> prints them again. Elsewhere an administrator makes one with <code>createToken</code> or <code>gridhub token create</code>. Places and Party organisations are shown without any.</p>
</details></section>`;
}

/** Those of an identity provider are ours too: there are no others. */
const roleOf = (role: Role) => `${termOf(Role, role)} <code>${role}</code>`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
