/** What has become of a wall, as far as the hub can tell. */
import { defineEnum } from '../../labels.ts';

export const ScreenLinkState = defineEnum('ScreenLinkState', 'How a wall is 大屏状态', {
  WAITING: '待启用',
  ALIVE: '在线',
  SILENT: '失联',
  EXPIRED: '已到期',
  REVOKED: '已吊销',
});
export type ScreenLinkState = keyof typeof ScreenLinkState;
