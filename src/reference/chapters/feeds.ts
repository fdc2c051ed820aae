/** Subscriptions, and what a client of them may rely on. */
import type { Book } from '../book.ts';
import type { Chapter } from '../frame.ts';
import { markdown } from '../markdown.ts';
import { markup } from '../markup.ts';
import { rootFields } from './queries.ts';

/** Of the headings of the second level the one whose part is in Chinese. */
const CHINESE = '中文要点';

export function feeds(book: Book): Chapter {
  const { contract, texts } = book;
  // Its first heading is this chapter's.
  const protocol = texts.protocol.replace(/^# .*\n/, '');
  const parts = protocol.split(/^(?=## )/m);
  const chinese = parts.find((one) => one.startsWith(`## ${CHINESE}`));
  if (chinese === undefined) throw new Error('PROTOCOL.md has no part in Chinese');
  const english = parts.filter((one) => one !== chinese).join('');
  return {
    path: 'feeds',
    title: { zh: '订阅', en: 'Subscriptions' },
    about: {
      zh: '实时变动，以及客户端可以依赖什么',
      en: 'What changes, live, and what a client may rely on',
    },
    body: markup`${rootFields(contract.roots.subscription.members, 'Subscription', book)}
<section id="contract"><h2>约定 <span lang="en">What a client may rely on</span></h2>
<div class="prose">${markdown(chinese)}</div>
<div lang="en" class="prose">${markdown(english)}</div></section>`,
  };
}
