/** Error codes with what to do about each. */
import { ADVICE, DETAILS, RETRY } from '../error-advice.ts';
import { type Chapter, inBoth } from '../frame.ts';
import { markup } from '../markup.ts';

export function errors(): Chapter {
  const items = Object.entries(ADVICE).map(
    ([code, { means, todo, retry }]) => markup`<li class="member" id="${code}">
<div class="line"><code class="name">${code}</code><span class="tag retry ${retry.toLowerCase()}">重试 <span lang="en">Retry</span>：${RETRY[retry].zh} <span lang="en">${RETRY[retry].en}</span></span></div>
${inBoth(means)}
<div class="todo">${inBoth(todo)}</div></li>`,
  );
  const details = Object.entries(DETAILS).map(
    ([name, term]) =>
      markup`<li class="member"><div class="line"><code class="name">${name}</code></div>${inBoth(term)}</li>`,
  );
  return {
    path: 'errors',
    title: { zh: '错误码', en: 'Errors' },
    about: {
      zh: '每个错误码的含义、处理办法、可否重试',
      en: 'What each code means, what to do, whether to retry',
    },
    body: markup`<ul class="members">${items}</ul>
<section id="details"><h2>错误附带的信息 <span lang="en">Beside a code, in extensions</span></h2><ul class="members">${details}</ul></section>`,
  };
}
