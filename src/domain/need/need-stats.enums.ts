/** What statistics of needs can be grouped and timed by. */
import { defineEnum } from '../../labels.ts';

export const NeedDimension = defineEnum('NeedDimension', 'What needs can be grouped by 统计维度', {
  STATE: '状态',
  CATEGORY: '类别',
  URGENCY: '紧急程度',
  SCALE: '规模',
  STREET: '街道（镇）',
  COMMUNITY: '社区（村）',
  UNIT: '提出单位',
});

export type NeedDimension = keyof typeof NeedDimension;

export const TimeBucket = defineEnum('TimeBucket', 'Buckets of time, in Asia/Shanghai 时间粒度', {
  HOUR: '小时',
  DAY: '日',
  WEEK: '周',
  MONTH: '月',
  YEAR: '年',
});

export type TimeBucket = keyof typeof TimeBucket;

export const NeedMoment = defineEnum(
  'NeedMoment',
  'The moment that period and buckets go by 统计时点',
  {
    CREATED: '上报',
    LISTED: '列入清单',
    CLAIMED: '认领',
    DELIVERED: '办结',
    CLOSED: '关闭',
  },
);

export type NeedMoment = keyof typeof NeedMoment;
