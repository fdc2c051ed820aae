/** Root fields of queries, each with its arguments and an example. */
import type { Book } from '../book.ts';
import type { Member } from '../entry.ts';
import { type Chapter, inBoth } from '../frame.ts';
import { type Markup, markup } from '../markup.ts';
import { accessTag, argumentList, exampleBlock, typeLink } from '../parts.ts';

export function queries(book: Book): Chapter {
  return {
    path: 'queries',
    title: { zh: '查询', en: 'Queries' },
    about: {
      zh: '能查什么，每项附可运行的示例',
      en: 'What can be asked, each with an example that runs',
    },
    body: rootFields(book.contract.roots.query.members, 'Query', book),
  };
}

export function rootFields(fields: readonly Member[], root: string, book: Book): Markup {
  const links = fields.map(
    ({ name, term }) => markup`<li><a href="#${name}">${term.zh} <code>${name}</code></a></li>`,
  );
  const parts = fields.map((one) => rootField(one, root, book));
  return markup`<ul class="index">${links}</ul>${parts}`;
}

function rootField(field: Member, root: string, book: Book): Markup {
  const { name, term, type, args, access } = field;
  return markup`<section class="root" id="${name}">
<h2><a class="anchor" href="#${name}">${term.zh}</a> <code>${name}</code></h2>
<div class="line">${typeLink(type)}${accessTag(access)}</div>
${inBoth(term)}
${argumentList(args, book.contract)}
${exampleBlock(book.exampleOf(field, root), book.zhOfRole)}
</section>`;
}
