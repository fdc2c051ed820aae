/** Who may see what: by kind, by role, and what is of persons field by field; from the tables that the hub itself asks. */
import { PERSONAL } from '../../engine/access/personal.ts';
import { PERMISSIONS } from '../../engine/access/permissions.ts';
import type { Grant } from '../../engine/access/grant.ts';
import { Role } from '../../engine/access/roles.ts';
import { Viewer } from '../../engine/access/viewer.ts';
import { wordsFor } from '../../engine/access/words.ts';
import type { Book } from '../book.ts';
import type { Access } from '../entry.ts';
import type { Chapter } from '../frame.ts';
import { type Markup, markup } from '../markup.ts';
import { ACCESS, hrefOfPath, typeHref } from '../parts.ts';
import { rolesFor } from '../permitted.ts';
import { termOf } from '../term.ts';

const SHOWN = {
  PLAIN: { zh: '明文', en: 'plain' },
  MASK: { zh: '掩码', en: 'masked' },
  NONE: { zh: '不显示', en: 'left out' },
} as const;

const RELATIONS = {
  own: { zh: '本单位', en: 'the unit itself' },
  staff: { zh: '所在地工作人员', en: 'staff of the place' },
  known: { zh: '其他账号', en: 'other accounts' },
  screen: { zh: '大屏', en: 'screens' },
  nobody: { zh: '无令牌', en: 'without a token' },
} as const;

export function access(book: Book): Chapter {
  return {
    path: 'access',
    title: { zh: '谁能看到什么', en: 'Who may see what' },
    about: {
      zh: '公开、按授权范围、个人信息、因人而异',
      en: 'By kind, by role, and what is of persons field by field',
    },
    body: markup`${kinds(book)}${byRole(book)}${personal()}${screens(book)}${byCommand(book)}`,
  };
}

function kinds({ contract }: Book): Markup {
  const rows = (Object.keys(ACCESS) as Access[]).map((one) => {
    const types = [...contract.types.values()].filter((entry) => entry.access === one);
    const names = types.map(({ name }) => markup`<a href="${typeHref(name)}">${name}</a> `);
    return markup`<tr><th scope="row">${ACCESS[one].zh} <code>${one}</code></th><td lang="en">${ACCESS[one].en}</td><td><details><summary>${types.length}</summary>${names}</details></td></tr>`;
  });
  return markup`<section id="kinds"><h2>种类 <span lang="en">Kinds</span></h2>${wide(['种类 Kind', '含义 Meaning', '类型 Types'], rows)}</section>`;
}

/** As the hub itself tells a viewer what it sees. */
function byRole({ zhOfRole }: Book): Markup {
  const rows = [...(Object.keys(Role) as Role[]), null].map((role) => {
    const [words = ''] = wordsFor(viewerWith(role));
    const { zh, en } = termOf(words.replace(/^\w+( of [^:]+)?: /, ''));
    const name = role === null ? '无令牌' : zhOfRole(role);
    return markup`<tr><th scope="row">${name}${role === null ? undefined : markup` <code>${role}</code>`}</th><td>${zh}</td><td lang="en">${en}</td></tr>`;
  });
  return markup`<section id="roles"><h2>按角色 <span lang="en">By role</span></h2>${wide(['角色 Role', '可见', 'Sees'], rows)}</section>`;
}

/** An account with the role alone, on no place in particular. */
function viewerWith(role: Role | null): Viewer {
  if (role === null) return new Viewer(null);
  const isOfUnit = role === 'UNIT_LIAISON';
  const grant: Grant = {
    id: role,
    role,
    place: isOfUnit ? null : { id: '', name: '授权地点', path: '' },
    unit: isOfUnit ? { id: '', name: '本单位' } : null,
    validUntil: null,
  };
  return new Viewer({ accountId: role, name: role, grants: [grant], reveals: [] });
}

function personal(): Markup {
  const rows = Object.entries(PERSONAL).map(([path, { shown, revealedAs }]) => {
    const cells = (Object.keys(RELATIONS) as (keyof typeof RELATIONS)[]).map((relation) => {
      const { zh, en } = SHOWN[shown[relation]];
      return markup`<td class="${shown[relation].toLowerCase()}">${zh} <span lang="en">${en}</span></td>`;
    });
    return markup`<tr><th scope="row"><a href="${hrefOfPath(path)}"><code>${path}</code></a></th>${cells}<td>${revealedAs === undefined ? '—' : markup`<code>${revealedAs}</code>`}</td></tr>`;
  });
  const heads = Object.values(RELATIONS).map(({ zh, en }) => `${zh} ${en}`);
  return markup`<section id="personal"><h2>个人信息 <span lang="en">Personal fields</span></h2>
<p class="both"><span class="zh">掩码可凭理由用 <a href="/docs/commands#revealField">revealField</a> 查看，全部留痕。</span> <span class="en" lang="en">What is masked is shown for a reason by revealField; each plain reading is in the audit.</span></p>
${wide(['字段 Field', ...heads, '查看名 Revealed as'], rows)}</section>`;
}

function screens({ contract }: Book): Markup {
  const fields = [...contract.types.values()].flatMap(({ members }) =>
    members.filter((one) => one.screens !== undefined),
  );
  const items = fields.map(
    ({ path, screens: how }) =>
      markup`<li><a href="${hrefOfPath(path)}"><code>${path}</code></a>${how === 'WHERE_PUBLIC' ? markup` 已公开的除外 <span lang="en">but where made public</span>` : undefined}</li>`,
  );
  return markup`<section id="screens"><h2>大屏不显示 <span lang="en">Null for screens</span></h2><ul class="index">${items}</ul></section>`;
}

/** One row a command, one column a role. */
function byCommand({ contract, zhOfRole }: Book): Markup {
  const roles = (Object.keys(Role) as Role[]).filter((role) =>
    Object.values(PERMISSIONS).some(({ place, unit }) =>
      role === 'UNIT_LIAISON' ? unit : place?.includes(role),
    ),
  );
  const rows = contract.roots.mutation.members.map(({ name, term }) => {
    const may = rolesFor(name);
    const cells = roles.map((role) => {
      const own = may.filter((one) => one.roles.includes(role));
      return markup`<td>${own.length === 0 ? '' : own.some((one) => one.isRaisers) ? '●*' : '●'}</td>`;
    });
    return markup`<tr><th scope="row"><a href="/docs/commands#${name}">${term.zh} <code>${name}</code></a></th>${cells}</tr>`;
  });
  return markup`<section id="commands"><h2>谁可办理 <span lang="en">Who may give which command</span></h2>
<p class="both"><span class="zh">在授权地点及以下，或本单位。*：仅限提出方。</span> <span class="en" lang="en">On the place of the grant and all below it, or on the unit. *: the side that raised it.</span></p>
${wide(['操作 Command', ...roles.map(zhOfRole)], rows)}</section>`;
}

function wide(heads: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="wide" tabindex="0"><table><thead><tr>${heads.map((one) => markup`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
