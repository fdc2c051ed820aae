/** What the demo's resources of each kind are called, and measured in. */
import type { ResourceKind } from '../domain/resource/resource.enums.ts';

export const RESOURCE_TITLES: Record<ResourceKind, { title: string; measure: string }> = {
  VENUE_TIME: { title: '周末开放会议室和操场', measure: '小时' },
  PEOPLE: { title: '志愿服务队', measure: '人次' },
  SKILL: { title: '专业技术人员支持', measure: '人次' },
  EQUIPMENT: { title: '工程车辆和抢修设备', measure: '台次' },
  SUPPLIES: { title: '生活物资捐赠', measure: '份' },
  MONEY: { title: '公益资金', measure: '元' },
  SERVICE: { title: '上门便民服务', measure: '次' },
  INFORMATION: { title: '政策与信息咨询', measure: '次' },
};
