/** What figures are about: those that the district reports, in the order of the article. */
import { defineEnum } from '../../labels.ts';

export const FigureMetric = defineEnum('FigureMetric', 'What a figure counts or measures 指标', {
  WORK_SYSTEM_LEVELS: '党建工作体系层级',
  MECHANISM_CORES: '“1234”机制核心',
  MECHANISM_PLATFORMS: '“1234”机制平台',
  MECHANISM_CARRIERS: '“1234”机制载体',
  MECHANISM_GOALS: '“1234”机制目标',
  COMMUNITIES: '社区',
  VILLAGES: '村',
  FACILITY_HAVES: '设施标准：八有',
  FACILITY_ROOMS: '设施标准：四室',
  FACILITY_HALLS: '设施标准：一厅',
  VENUE_UPGRADED_SHARE: '阵地升级达标率',
  VENUE_AVERAGE_AREA: '阵地平均面积',
  COMMUNITIES_VENUE_OVER_1000: '阵地超千平方米社区',
  EMERGENCY_TEMPORARY_BRANCHES: '临时党支部',
  EMERGENCY_COMMANDO_TEAMS: '党员突击队',
  EMERGENCY_TEMPORARY_GROUPS: '临时党小组',
  EMERGENCY_VANGUARD_POSTS: '党员先锋岗',
  EMERGENCY_ASSISTANCE_SQUADS: '帮扶小分队',
  EMERGENCY_DEPLOYED_CADRES: '下沉干部',
  EMERGENCY_SHORTAGES: '物资、人手两少',
  PLATFORM_LEVELS: '网格管理平台层级',
  COMMUNITY_PARTY_BRANCHES: '社区党总支（支部）',
  GRID_PARTY_GROUPS: '网格党小组',
  NETWORK_VERTICAL_LINES: '组织网络纵线',
  NETWORK_HORIZONTAL_LINES: '组织网络横线',
  PROPERTY_COMPANIES_COVERED: '党的工作覆盖物业',
  SERVICES_TAKEN_BY_STREETS: '街镇承接服务事项',
  SERVICES_NEARBY: '就近办事项',
  SOCIAL_WORKER_POSTS: '社工编制',
  SOCIAL_WORKERS_FILLED: '社工现实配',
  GRID_WORKERS: '网格员',
  PARTY_BUILDING_FUND_YEARLY: '党建工作经费（年）',
  SERVICE_FUND_YEARLY: '服务群众经费（年）',
  LISTS: '清单',
  COVERAGES: '两个覆盖',
  GUIDANCE_FIELDS: '分类指导领域',
  NEARBY_SERVICE_FIELDS: '就近办民生领域',
  DELEGATING_BUREAUS: '下沉职能的部门',
});
export type FigureMetric = keyof typeof FigureMetric;

export const FigureQualifier = defineEnum('FigureQualifier', 'How a value is meant 数值含义', {
  EQ: '等于',
  GT: '超过',
  GTE: '不少于',
});
export type FigureQualifier = keyof typeof FigureQualifier;

export const FigureAgreement = defineEnum(
  'FigureAgreement',
  'How the reported value stands to the computed one 比对结果',
  {
    EQUAL: '一致',
    SATISFIES: '符合',
    DIFFERS: '不一致',
    NOT_COMPUTABLE: '无法计算',
    NOT_REPORTED: '未上报',
  },
);
export type FigureAgreement = keyof typeof FigureAgreement;

export const FigureReportState = defineEnum('FigureReportState', 'Where a report stands 上报状态', {
  ENTERED: '待确认',
  CONFIRMED: '已确认',
  WITHDRAWN: '已撤回',
});
export type FigureReportState = keyof typeof FigureReportState;
