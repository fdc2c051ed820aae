/** What joint meetings of the demo speak of. */
export const MEETING_TITLES = ['第一季度', '第二季度', '第三季度', '第四季度'] as const;

export const VENUES = ['社区党群服务中心会议室', '街道办事处二楼会议室', '红色议事厅'] as const;

/** Why a decision goes to the next meeting. */
export const MOVING_REASONS = [
  '施工资金尚未到位，移交下次会议再议',
  '成员单位提出新的方案，下次会议再议',
  '雨季影响施工，办理期限由下次会议另定',
] as const;

/** Items with what is decided on each. */
export const ITEMS = [
  ['老旧楼道照明改造', '由成员单位出资更换节能灯具，社区组织验收'],
  ['暑期青少年托管', '由成员单位提供场地，社区招募志愿者'],
  ['独居老人巡访', '网格员每周上门，成员单位提供健康讲座'],
  ['楼院环境整治', '统一清理堆物，成员单位派出志愿服务队'],
  ['电动车充电安全', '增设充电桩，物业负责日常巡查'],
  ['共享停车位', '成员单位夜间开放内部车位'],
] as const;
