/** Limits with what each bounds: values are the code's own, the compiler holds that none is left out. */
import type { Allowance, Ceilings, Transport } from '../bounds.ts';
import { type Config, readConfig } from '../config.ts';
import * as limits from '../engine/execution/limits.ts';
import * as words from '../engine/execution/words.ts';
import { DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE } from '../engine/loading/paging.ts';
import type { Term } from './term.ts';

export interface Bound {
  term: Term;
  value: number;
}

type Told<T> = { readonly [name in keyof T]: [zh: string, en: string] };

const ALLOWANCE: Told<Allowance> = {
  rows: ['一次操作读取的行数', 'Rows that one operation reads'],
  objects: ['一次答案中的对象数', 'Objects of one answer'],
  bytes: ['一次读取或答案的字节数', 'Bytes that one operation reads or answers'],
  sqlMs: ['一次操作的数据库时间（毫秒）', 'Milliseconds of the database, for one operation'],
  strangerSqlMs: ['同上，未携带令牌时（毫秒）', 'The same without a token'],
};

const CEILINGS: Told<Ceilings> = {
  socketsPerToken: ['一个令牌在一个地址的连接数', 'Sockets and streams of a token at an address'],
  subscriptionsPerSocket: ['一个连接的订阅数', 'Subscriptions of a socket'],
  subscriptions: ['一个令牌（或地址）的订阅数', 'Subscriptions of a token, and of an address'],
  terms: ['这些订阅的筛选条件数', 'Conditions in the filters of those'],
};

const TRANSPORT: Told<Transport> = {
  headMs: ['发送请求头的时间（毫秒）', 'Milliseconds for the headers of a request'],
  bodyMs: ['发送请求体的时间（毫秒）', 'Milliseconds for its body'],
  greetingMs: ['连接后首条消息的时间（毫秒）', 'Milliseconds from a socket to connection_init'],
  waitMs: ['等待空位的时间（毫秒）', 'Milliseconds that what finds no room waits for it'],
  slowReaderMs: ['答案未被读取的时间（毫秒）', 'Milliseconds that an answer may not be read on'],
  bodiesBytes: ['同时读取的请求体总字节数', 'Bytes of all bodies that are being read'],
  connections: ['进程的连接总数', 'Connections of the process'],
  strangersPerAddress: ['一个地址未认证的连接数', 'Connections of an address before a good token'],
};

const PAGES_AND_SHAPE: readonly [string, string, number][] = [
  ['页长，未指定时', 'A page, if nothing is said', DEFAULT_PAGE_SIZE],
  ['页长，最多', 'A page, at most', LARGEST_PAGE_SIZE],
  ['一个文档的成本', 'The cost of a document', limits.MOST_COST],
  ['层数', 'Levels', limits.DEEPEST],
  ['字段数，展开片段后', 'Fields, with fragments written out', limits.MOST_FIELDS],
  ['筛选条件数', 'Conditions in filters', limits.MOST_TERMS],
  ['词数', 'Lexical tokens', words.MOST_TOKENS],
  ['并列字段数', 'Fields side by side', words.BROADEST],
  ['别名数', 'Aliases', words.MOST_ALIASES],
  ['指令数', 'Directives', words.MOST_DIRECTIVES],
  ['片段数', 'Fragments', words.MOST_FRAGMENTS],
  ['操作数', 'Operations', words.MOST_OPERATIONS],
];

export interface BoundGroup {
  term: Term;
  bounds: readonly Bound[];
}

/** As they are when nothing is set in the environment. */
export function boundGroups(config: Config = readConfig({})): BoundGroup[] {
  const perMinute = { zh: '一个令牌一分钟的成本', en: 'Cost of a token in a minute' };
  return [
    {
      term: { zh: '文档', en: 'A document' },
      bounds: PAGES_AND_SHAPE.map(([zh, en, value]) => ({ term: { zh, en }, value })),
    },
    {
      term: { zh: '一次操作', en: 'One operation' },
      bounds: [
        ...valued(ALLOWANCE, config.allowance),
        { term: perMinute, value: config.costPerMinute },
      ],
    },
    { term: { zh: '订阅', en: 'Subscriptions' }, bounds: valued(CEILINGS, config.ceilings) },
    { term: { zh: '传输', en: 'Transport' }, bounds: valued(TRANSPORT, config.transport) },
  ];
}

function valued<T extends { [name in keyof T]: number }>(told: Told<T>, of: T): Bound[] {
  return (Object.keys(told) as (keyof T)[]).map((name) => {
    const [zh, en] = told[name];
    return { term: { zh, en }, value: of[name] };
  });
}
