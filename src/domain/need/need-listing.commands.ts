/** The commands that judge a need, and say who reads it. */
import { leaders } from '../../engine/access/permissions.ts';
import type { Command } from '../../engine/noun/command.ts';
import * as publicity from './need-publicity.ts';
import { readReason } from '../text/told-text.ts';
import type { Need } from './need.entity.ts';
import type { NeedState } from './need.enums.ts';
import { ListNeedInput, NeedInput, NeedReasonInput, NeedVisibilityInput } from './need.inputs.ts';
import { READ, where } from './need-moves.ts';

/** What puts a need on the list, shows it to more or fewer, or sends it back. */
export const listing: Readonly<Record<string, Command<Need, NeedState>>> = {
  listNeed: {
    may: leaders,
    moves: { REPORTED: 'LISTED' },
    input: ListNeedInput,
    change: publicity.list,
    term: 'Puts a REPORTED need on the list 列入清单',
  },
  publishNeed: {
    may: leaders,
    moves: where(READ),
    isMeant: ({ isPublic, visibility }) => !isPublic && visibility === 'PARTNERS',
    input: NeedInput,
    change: publicity.publish,
    term: 'Screens show its title, once its text is checked 公开标题',
  },
  unpublishNeed: {
    may: leaders,
    moves: where([...READ, 'MERGED', 'WITHDRAWN']),
    isMeant: ({ isPublic }) => isPublic,
    input: NeedInput,
    change: publicity.unpublish,
    term: 'Screens show its title no longer 取消公开标题',
  },
  changeNeedVisibility: {
    may: leaders,
    moves: where(READ.filter((state) => state !== 'CLOSED')),
    input: NeedVisibilityInput,
    reason: (_, { visibility }: NeedVisibilityInput) => visibility,
    change: publicity.changeVisibility,
    term: 'Opens a need on the list to partner units, or closes it to them; claims that are open stay 调整公开范围',
  },
  returnNeed: {
    may: leaders,
    moves: { REPORTED: 'RETURNED' },
    input: NeedReasonInput,
    reason: readReason,
    term: 'Back to who reported it 退回补充',
  },
  rejectNeed: {
    may: leaders,
    moves: { REPORTED: 'REJECTED' },
    input: NeedReasonInput,
    reason: readReason,
    term: '不予受理',
  },
};
