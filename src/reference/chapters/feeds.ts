/** Subscriptions, and what a client of them may rely on. */
import type { Book } from '../book.ts';
import type { Chapter } from '../frame.ts';
import { markdown } from '../markdown.ts';
import { markup } from '../markup.ts';
import { rootFields } from './queries.ts';

export function feeds(book: Book): Chapter {
  const { contract, texts } = book;
  // Its first heading is this chapter's.
  const protocol = texts.protocol.replace(/^# .*\n/, '');
  return {
    path: 'feeds',
    title: { zh: '订阅', en: 'Subscriptions' },
    about: {
      zh: '实时变动，以及客户端可以依赖什么',
      en: 'What changes, live, and what a client may rely on',
    },
    body: markup`${rootFields(contract.roots.subscription.members, 'Subscription', book)}
<section id="contract"><h2>约定 <span lang="en">What a client may rely on</span></h2>
<ul class="zh contract">
<li>先发送现有清单（<code>snapshot: true</code>）或自游标（<code>since</code>）以来的变动，再以 <code>FeedCaughtUp</code> 表示已实时。</li>
<li>变动前或变动后符合条件的行都会收到：<code>effect</code> 为 ENTERED、CHANGED 或 LEFT；每项已提交的变动恰好一次，同一行按先后顺序。</li>
<li>保存收到的最新游标，断线后交回即可续接；游标已签名，不可改写，在日志保留天数内有效。</li>
<li><code>FeedProgress</code> 只带游标；<code>FeedReset</code> 表示中间变动无法逐条补发：请重新读取清单，订阅照常继续。</li>
<li><code>coalesce: true</code> 将同一行同批的变动合并为一条。</li>
<li>权限以送达时为准：已无权查看的内容不会送达。</li>
<li>数据库短暂中断不会结束订阅；断开后请一直重连（<code>retryAttempts: Infinity</code>）。</li>
</ul>
<div lang="en" class="prose">${markdown(protocol)}</div></section>`,
  };
}
