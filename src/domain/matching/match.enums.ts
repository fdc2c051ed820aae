/** What forbids a pair of need and resource, what its score is made of, and why a plan leaves something unmet. */
import { defineEnum } from '../../labels.ts';

export const MatchRule = defineEnum('MatchRule', 'What forbids a pair 不能匹配的原因', {
  NEED_NOT_LISTED: '需求不在待认领状态',
  NEED_INTERNAL: '需求仅限本地工作人员',
  NEED_COVERED: '需求已全部落实',
  NO_AGREEMENT: '没有对该需求开放的生效协议',
  RESOURCE_NOT_LISTED: '资源不在可用状态',
  NOT_AVAILABLE_TODAY: '资源今日不开放',
  CATEGORY_NOT_SERVED: '资源不服务该类别',
  PLACE_NOT_SERVED: '资源不服务该地点',
  RESOURCE_EXHAUSTED: '资源已无余量',
  ALREADY_PROPOSED: '已有待确认的认领',
});
export type MatchRule = keyof typeof MatchRule;

export const MatchPart = defineEnum('MatchPart', 'What a score is made of 评分项', {
  CATEGORY: '类别',
  WORDS: '文字',
  DISTANCE: '距离',
  DATES: '时间',
  QUANTITY: '数量',
  SEAT: '大党委席位',
  RECORD: '单位履约',
});
export type MatchPart = keyof typeof MatchPart;

export const UnmetCause = defineEnum('UnmetCause', 'Why a plan leaves a need open 未满足原因', {
  NO_RESOURCE: '没有可比对的资源',
  FORBIDDEN: '没有符合条件的资源',
  NOT_ENOUGH: '符合条件的资源余量不足',
  GIVEN_ELSEWHERE: '资源已用于其他需求',
  CLAIMS_WAIT: '已有认领待确认',
});
export type UnmetCause = keyof typeof UnmetCause;
