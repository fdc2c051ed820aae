/** What all pages of the reference have in common: head, search, the list of chapters. */
import { type Markup, markup } from './markup.ts';
import type { Term } from './term.ts';

export interface Page {
  /** Under /docs/; of the first page empty. */
  path: string;
  title: Term;
  body: Markup;
}

export interface Chapter extends Page {
  /** In a sentence, for the first page. */
  about: Term;
}

export interface Frame {
  version: string;
  icon: string;
  chapters: readonly Pick<Chapter, 'path' | 'title'>[];
}

export function framed({ path, title, body }: Page, { version, icon, chapters }: Frame): string {
  const links = chapters.map((one) => {
    const isHere = one.path === path || (one.path === 'types' && path.startsWith('types/'));
    return markup`<li><a href="${hrefOf(one.path)}"${isHere ? markup` aria-current="page"` : undefined}>${one.title.zh} <span lang="en">${one.title.en}</span></a></li>`;
  });
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title.zh} ${title.en} · GridHub</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/docs/docs.css">
<script src="/docs/docs.js" defer></script>
</head>
<body>
<a class="skip" href="#main">跳到正文 Skip to content</a>
<header>
<a class="brand" href="/">GridHub</a><a class="book" href="/docs">接口手册 <span lang="en">Reference</span></a>
<div class="search" role="search">
<input id="search" type="search" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" aria-label="搜索：类型、字段、中文名称 Search types, fields, Chinese terms" placeholder="搜索 类型、字段、中文名称（按 / ）">
<ul id="found" role="listbox" aria-label="搜索结果 Results" hidden></ul>
<p id="counted" class="unseen" role="status"></p>
</div>
</header>
<div class="columns">
<nav aria-label="目录 Chapters"><details open><summary>目录 <span lang="en">Chapters</span></summary><ul>${links}</ul></details></nav>
<main id="main" tabindex="-1">
<h1>${title.zh} <span lang="en">${title.en}</span></h1>
${body}
</main>
</div>
<footer>GridHub ${version}</footer>
</body>
</html>
`.text;
}

export const hrefOf = (path: string) => (path === '' ? '/docs' : `/docs/${path}`);

/** Chinese first, English beside it. */
export function inBoth({ zh, en }: Term): Markup {
  return markup`<p class="both"><span class="zh">${zh}</span> <span class="en" lang="en">${en}</span></p>`;
}
