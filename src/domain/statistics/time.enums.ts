/** Buckets and periods of time, as the district counts them. */
import { defineEnum } from '../../labels.ts';

export const TimeBucket = defineEnum('TimeBucket', 'Buckets of time, in Asia/Shanghai 时间粒度', {
  HOUR: '小时',
  DAY: '日',
  WEEK: '周',
  MONTH: '月',
  QUARTER: '季度',
  YEAR: '年',
});
export type TimeBucket = keyof typeof TimeBucket;

export const RelativePeriod = defineEnum(
  'RelativePeriod',
  'A period that goes with the day on which it is asked for, in Asia/Shanghai: LAST_7_DAYS ends with today, LAST_12_MONTHS with this month, weeks begin on Mondays 相对时段',
  {
    TODAY: '今日',
    YESTERDAY: '昨日',
    THIS_WEEK: '本周',
    LAST_WEEK: '上周',
    THIS_MONTH: '本月',
    LAST_MONTH: '上月',
    THIS_QUARTER: '本季度',
    LAST_QUARTER: '上季度',
    THIS_YEAR: '今年',
    LAST_YEAR: '去年',
    LAST_7_DAYS: '近7天',
    LAST_30_DAYS: '近30天',
    LAST_90_DAYS: '近90天',
    LAST_365_DAYS: '近365天',
    LAST_12_MONTHS: '近12个月',
    LAST_24_MONTHS: '近24个月',
  },
);
export type RelativePeriod = keyof typeof RelativePeriod;
