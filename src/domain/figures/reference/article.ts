/** Figures of the district as 盘锦日报 reported them on 2021-07-15: “把抓基层打基础作为长远之计固本之举”. */
import type { FigureMetric, FigureQualifier } from '../figure.enums.ts';

export const ARTICLE = { source: '盘锦日报', reportedOn: '2021-07-15' } as const;

export interface ReportedFigure {
  metric: FigureMetric;
  value: number;
  qualifier: FigureQualifier;
  /** As the article has it. */
  phrase: string;
}

const of = (
  metric: FigureMetric,
  qualifier: FigureQualifier,
  value: number,
  phrase: string,
): ReportedFigure => ({ metric, value, qualifier, phrase });

export const ARTICLE_FIGURES: readonly ReportedFigure[] = [
  of('WORK_SYSTEM_LEVELS', 'EQ', 3, '区、街道、社区三级党建工作体系'),
  of(
    'MECHANISM_CORES',
    'EQ',
    1,
    '1个核心、2个平台、3个载体、4个目标的“1234”党建引领智慧治理工作机制',
  ),
  of(
    'MECHANISM_PLATFORMS',
    'EQ',
    2,
    '1个核心、2个平台、3个载体、4个目标的“1234”党建引领智慧治理工作机制',
  ),
  of(
    'MECHANISM_CARRIERS',
    'EQ',
    3,
    '1个核心、2个平台、3个载体、4个目标的“1234”党建引领智慧治理工作机制',
  ),
  of(
    'MECHANISM_GOALS',
    'EQ',
    4,
    '1个核心、2个平台、3个载体、4个目标的“1234”党建引领智慧治理工作机制',
  ),
  of('COMMUNITIES', 'EQ', 33, '对全区33个社区、18个村办公场所面积、党费使用情况等问题进行全面排查'),
  of('VILLAGES', 'EQ', 18, '对全区33个社区、18个村办公场所面积、党费使用情况等问题进行全面排查'),
  of('FACILITY_HAVES', 'EQ', 8, '按照“八有四室一厅”的标准'),
  of('FACILITY_ROOMS', 'EQ', 4, '按照“八有四室一厅”的标准'),
  of('FACILITY_HALLS', 'EQ', 1, '按照“八有四室一厅”的标准'),
  of('VENUE_UPGRADED_SHARE', 'EQ', 100, '实现全区基层党组织活动场所和服务设施面积全部升级达标'),
  of('VENUE_AVERAGE_AREA', 'GT', 1_000, '升级后全区基层党建阵地平均面积超过1000平方米'),
  of('COMMUNITIES_VENUE_OVER_1000', 'EQ', 15, '党建阵地面积超过1000平方米的社区有15个'),
  of('EMERGENCY_TEMPORARY_BRANCHES', 'EQ', 51, '全区共成立疫情防控临时党支部51个'),
  of('EMERGENCY_COMMANDO_TEAMS', 'EQ', 31, '党员突击队31支'),
  of('EMERGENCY_TEMPORARY_GROUPS', 'EQ', 92, '临时党小组92个'),
  of('EMERGENCY_VANGUARD_POSTS', 'EQ', 186, '党员先锋岗186个'),
  of('EMERGENCY_ASSISTANCE_SQUADS', 'GT', 50, '区直机关先后组建50余个帮扶小分队'),
  of('EMERGENCY_DEPLOYED_CADRES', 'EQ', 710, '共710名机关干部下沉到社区一线各个卡点及小区'),
  of('EMERGENCY_SHORTAGES', 'EQ', 2, '切实解决社区物资少、人手少的“两少”问题'),
  of('PLATFORM_LEVELS', 'EQ', 3, '搭建区、街道、社区三级网格管理平台'),
  of('COMMUNITY_PARTY_BRANCHES', 'EQ', 33, '规划设置33个社区党总支(支部)'),
  of('GRID_PARTY_GROUPS', 'EQ', 248, '在248个网格上建立网格党小组'),
  of('NETWORK_VERTICAL_LINES', 'EQ', 1, '以党组织为核心的“一纵两横”组织网络体系'),
  of('NETWORK_HORIZONTAL_LINES', 'EQ', 2, '以党组织为核心的“一纵两横”组织网络体系'),
  of('PROPERTY_COMPANIES_COVERED', 'EQ', 24, '全区24家物业企业实现了党的工作全覆盖'),
  of('SERVICES_TAKEN_BY_STREETS', 'EQ', 76, '目前各街镇承接基层服务事项76项'),
  of('SERVICES_NEARBY', 'EQ', 253, '开展“就近办”事项253项'),
  of('SOCIAL_WORKER_POSTS', 'EQ', 414, '各街镇设置社工编制414名'),
  of('SOCIAL_WORKERS_FILLED', 'EQ', 280, '现实配280名'),
  of('GRID_WORKERS', 'EQ', 354, '与354名网格员共同开展工作'),
  of('PARTY_BUILDING_FUND_YEARLY', 'EQ', 20_000, '积极落实基层党建工作经费每个社区(村)每年2万元'),
  of('SERVICE_FUND_YEARLY', 'EQ', 150_000, '保障每个村和社区每年服务群众工作经费15万元'),
  of('LISTS', 'EQ', 3, '对接需求清单、资源清单、项目清单“三张清单”'),
  of('COVERAGES', 'EQ', 2, '以持续推动“两个覆盖”为抓手'),
  of('GUIDANCE_FIELDS', 'EQ', 5, '强化分类指导,推动制度落实'),
  of(
    'NEARBY_SERVICE_FIELDS',
    'EQ',
    6,
    '聚焦社会保障、养老、医疗、不动产登记、税务和公积金等重点民生领域',
  ),
  of('DELEGATING_BUREAUS', 'GTE', 3, '促进综合执法局、市场监督局、司法局等机构职能下沉'),
];
