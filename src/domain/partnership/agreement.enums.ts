/** What agreements say by choosing. */
import { defineEnum } from '../../labels.ts';

export const AgreementState = defineEnum('AgreementState', 'Where an agreement stands 协议状态', {
  DRAFT: '草稿',
  UNDER_REVIEW: '待对方确认',
  ACTIVE: '生效',
  EXPIRED: '到期',
  REJECTED: '未通过',
  TERMINATED: '终止',
  SUPERSEDED: '被替代',
});
export type AgreementState = keyof typeof AgreementState;

export const AgreementDirection = defineEnum(
  'AgreementDirection',
  'Who gives: the unit, to whom the needs of the place are opened; the place, which opens what is shared in it; or both 共建方向',
  {
    UNIT_TO_PLACE: '单位服务属地',
    PLACE_TO_UNIT: '属地服务单位',
    MUTUAL: '双向共建',
  },
);
export type AgreementDirection = keyof typeof AgreementDirection;

export const OpenedList = defineEnum('OpenedList', 'A list that agreements open 开放清单', {
  NEEDS: '需求清单',
  RESOURCES: '资源清单',
});
export type OpenedList = keyof typeof OpenedList;

/** The lists that each direction can open: needs where the unit gives, resources where the place does. */
export const LISTS_OF: Readonly<Record<AgreementDirection, readonly OpenedList[]>> = {
  UNIT_TO_PLACE: ['NEEDS'],
  PLACE_TO_UNIT: ['RESOURCES'],
  MUTUAL: ['NEEDS', 'RESOURCES'],
};
