/** The closed list of codes with what a client does about each: the compiler holds the list. */
import type { ErrorCode, ErrorDetails } from '../error-code.ts';
import type { Term } from './term.ts';

export interface Advice {
  means: Term;
  todo: Term;
  /** Whether the same may be asked again as it is. */
  retry: 'NO' | 'LATER' | 'AFTER_READING';
}

/** Those of the hub, and the two that a document which is none meets. */
type Told = ErrorCode | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';

export const ADVICE: { readonly [code in Told]: Advice } = {
  UNAUTHENTICATED: {
    means: { zh: '未携带令牌，或令牌无效、过期、已吊销', en: 'No token, or one that is no good' },
    todo: {
      zh: '携带有效令牌（Authorization: Bearer …）；消息中说明原因',
      en: 'Send a good token; the message says why this one is not',
    },
    retry: 'NO',
  },
  FORBIDDEN: {
    means: {
      zh: '能看到该对象，但当前授权不允许此操作',
      en: 'The object can be seen, but none of the grants allows the command',
    },
    todo: {
      zh: '由消息中所列角色办理；先查 allowedCommands',
      en: 'Ask one of the roles that the message names; read allowedCommands first',
    },
    retry: 'NO',
  },
  NOT_FOUND: {
    means: {
      zh: '不存在或无权查看，二者故意不加区分',
      en: 'Missing or hidden: both look the same on purpose',
    },
    todo: { zh: '核对标识或编号与授权范围', en: 'Check the id, and the places of the grant' },
    retry: 'NO',
  },
  CONFLICT: {
    means: {
      zh: '对象已变化，当前状态不允许此操作',
      en: 'The object has moved on; its state does not allow the command',
    },
    todo: {
      zh: '重新读取对象（state 为当前状态），再决定是否办理',
      en: 'Read the object anew (state says where it is now), then decide',
    },
    retry: 'AFTER_READING',
  },
  BAD_USER_INPUT: {
    means: {
      zh: '参数有误，argument 指明位置',
      en: 'An argument is wrong; argument says which',
    },
    todo: { zh: '按消息更正后再提交', en: 'Correct it as the message says' },
    retry: 'NO',
  },
  RATE_LIMITED: {
    means: { zh: '一分钟内用量已满', en: 'What a minute allows is spent' },
    todo: {
      zh: '等待 retryAfter 秒（HTTP 429 的 Retry-After）',
      en: 'Wait retryAfter seconds (Retry-After of HTTP 429)',
    },
    retry: 'LATER',
  },
  TOO_COMPLEX: {
    means: { zh: '文档或答案超过限额', en: 'The document or its answer is larger than allowed' },
    todo: {
      zh: '减少字段、页长或条件，或分几次查询',
      en: 'Ask for fewer fields, shorter pages, fewer conditions, or in several documents',
    },
    retry: 'NO',
  },
  UNAVAILABLE: {
    means: { zh: '数据库暂时不可用', en: 'The database is away for a moment' },
    todo: {
      zh: '等待 retryAfter 秒；操作看 outcome：DONE 不必再提交，UNKNOWN 用同一 idempotencyKey 再提交',
      en: 'Wait retryAfter seconds. Of a command read outcome: DONE needs no second try, UNKNOWN is tried with the same idempotencyKey',
    },
    retry: 'LATER',
  },
  INTERNAL_SERVER_ERROR: {
    means: { zh: '系统内部故障', en: 'A fault of the hub' },
    todo: {
      zh: '把 id 报给管理员，日志中有原因',
      en: 'Give the id to the operator: the log holds the cause',
    },
    retry: 'NO',
  },
  GRAPHQL_PARSE_FAILED: {
    means: { zh: '文档语法有误', en: 'The document cannot be read' },
    todo: { zh: '按 locations 更正', en: 'Correct it where locations says' },
    retry: 'NO',
  },
  GRAPHQL_VALIDATION_FAILED: {
    means: { zh: '文档与接口不符', en: 'The document does not fit the contract' },
    todo: {
      zh: '对照本手册更正字段与参数',
      en: 'Compare fields and arguments with this reference',
    },
    retry: 'NO',
  },
};

export const RETRY: { readonly [retry in Advice['retry']]: Term } = {
  NO: { zh: '不重试', en: 'no' },
  LATER: { zh: '稍后重试', en: 'yes, later' },
  AFTER_READING: { zh: '重新读取后再定', en: 'after reading anew' },
};

/** What stands beside a code. */
export const DETAILS: { readonly [detail in keyof ErrorDetails]-?: Term } = {
  argument: {
    zh: '有误的参数，以点分路径表示',
    en: 'The input field at fault, as a dotted path: input.quantity',
  },
  state: { zh: '对象的当前状态，随 CONFLICT', en: 'The state of the object now; with CONFLICT' },
  retryAfter: {
    zh: '多少秒后重试，随 RATE_LIMITED 与 UNAVAILABLE',
    en: 'Seconds after which to try again; with RATE_LIMITED and UNAVAILABLE',
  },
  outcome: {
    zh: '操作结果：DONE 已完成，UNKNOWN 未知',
    en: 'What is known of a command that could not be answered: DONE or UNKNOWN',
  },
  id: {
    zh: '日志中的编号，随 INTERNAL_SERVER_ERROR',
    en: 'The id under which the log holds the cause; with INTERNAL_SERVER_ERROR',
  },
};
