/** Pieces that several chapters show: types as links, members, who sees what, examples. */
import { rolesFor } from './permitted.ts';
import type { Access, Contract, Member } from './entry.ts';
import type { Example } from './example.ts';
import { inBoth } from './frame.ts';
import { type Markup, NOTHING, markup } from './markup.ts';
import type { Term } from './term.ts';

export const ACCESS: { readonly [access in Access]: Term } = {
  PUBLIC: { zh: '公开', en: 'everybody, without a token too' },
  SCOPED: { zh: '按授权范围', en: 'whoever may see the row' },
  PERSONAL: { zh: '个人信息', en: 'plain, masked or left out by who asks' },
  SELF: { zh: '因人而异', en: 'answers of whoever asks' },
};

export const typeHref = (name: string): string => `/docs/types/${name}`;

/** `[Need!]!`, its name a link. */
export function typeLink(type: string): Markup {
  const name = type.replaceAll(/[[\]!]/g, '');
  const [before, after] = type.split(name);
  return markup`<span class="type">${before}<a href="${typeHref(name)}">${name}</a>${after}</span>`;
}

/** Where a member stands: `Query.needs.first`. */
export function hrefOfPath(path: string): string {
  const [type = '', member = ''] = path.split('.');
  const chapter = { Query: 'queries', Mutation: 'commands', Subscription: 'feeds' }[type];
  return `${chapter ? `/docs/${chapter}` : typeHref(type)}#${member}`;
}

export function accessTag(access: Access | undefined): Markup {
  if (access === undefined) return NOTHING;
  const { zh, en } = ACCESS[access];
  return markup`<a class="tag ${access.toLowerCase()}" href="/docs/access" title="${en}">${zh} <span lang="en">${access}</span></a>`;
}

const SCREENS = {
  NONE: { zh: '大屏不显示', en: 'null for screens' },
  WHERE_PUBLIC: { zh: '大屏仅显示已公开的', en: 'screens: where made public' },
} as const;

export function memberItem(member: Member, contract: Contract): Markup {
  const { name, term, type, initial, args, screens } = member;
  const said = screens && SCREENS[screens];
  return markup`<li class="member" id="${name}">
<div class="line"><code class="name">${name}</code>${type === '' ? undefined : typeLink(type)}${initial === undefined ? undefined : markup`<code class="initial">= ${initial}</code>`}${accessTag(member.access)}${said && markup`<span class="tag screens">${said.zh} <span lang="en">${said.en}</span></span>`}</div>
${inBoth(term)}
${argumentList(args, contract)}</li>`;
}

export function argumentList(args: readonly Member[], contract: Contract): Markup {
  if (args.length === 0) return NOTHING;
  const items = args.map(
    ({ name, type, term, initial }) =>
      markup`<li><code class="name">${name}</code> ${typeLink(type)}${initial === undefined ? undefined : markup` <code class="initial">= ${initial}</code>`} <span class="zh">${term.zh}</span> <span class="en" lang="en">${term.en}</span></li>`,
  );
  return markup`<details class="args"${args.length <= 3 && contract.types.size > 0 ? markup` open` : undefined}><summary>参数 <span lang="en">Arguments</span> (${args.length})</summary><ul>${items}</ul></details>`;
}

export function exampleBlock(
  example: Example | undefined,
  zhOfRole: (role: string) => string,
): Markup {
  if (!example) return NOTHING;
  const { viewer, document, variables, sources, title } = example;
  const who =
    viewer === null
      ? markup`无令牌 <span lang="en">without a token</span>`
      : markup`${zhOfRole(viewer)} <code>${viewer}</code>`;
  const from = Object.entries(sources).map(
    ([name, of]) =>
      markup`<p class="source"><code>$${name}</code> 来自 <span lang="en">comes from</span> <code>${of}</code></p>`,
  );
  return markup`<div class="example"><p class="both"><b>示例 <span lang="en">Example</span></b> <span class="zh">${title.zh}</span> <span class="en" lang="en">${title.en}</span> <span class="who">身份 <span lang="en">asked as</span>：${who}</span></p>
<pre tabindex="0" aria-label="示例 Example ${title.en}"><code>${document}</code></pre>${variables && markup`<pre tabindex="0" aria-label="变量 Variables"><code>${JSON.stringify(variables, null, 2)}</code></pre>`}${from}</div>`;
}

/** Who may give a command: roles on the place, the unit's liaison, by the sides where there are several. */
export function mayList(command: string, zhOfRole: (role: string) => string): Markup {
  const rules = rolesFor(command);
  if (rules.length === 0) return NOTHING;
  const items = rules.map(({ side, roles, isRaisers }) => {
    const names = roles.map((role) => markup`<li>${zhOfRole(role)} <code>${role}</code></li>`);
    const of = side === undefined ? undefined : markup`<li class="side"><code>${side}</code></li>`;
    const raisers = isRaisers
      ? markup`<li>仅限提出方 <span lang="en">the side that raised it</span></li>`
      : undefined;
    return markup`<ul class="roles">${of}${names}${raisers}</ul>`;
  });
  return markup`<div class="may"><b>谁可办理 <span lang="en">Who may</span></b>${items}</div>`;
}
