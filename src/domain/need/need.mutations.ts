import { Field, ObjectType } from 'type-graphql';
import { mutationsOf } from '../../engine/noun/mutations.ts';
import * as commands from './need.commands.ts';
import * as publicity from './publicity.commands.ts';
import { Need } from './need.entity.ts';
import {
  AmendNeedInput,
  CloseNeedInput,
  ListNeedInput,
  MergeNeedInput,
  NeedInput,
  NeedReasonInput,
  NeedVisibilityInput,
  ReportNeedInput,
  ShelveNeedInput,
  StillOpenInput,
} from './need.inputs.ts';

@ObjectType({ simpleResolvers: true })
export class NeedPayload {
  @Field(() => Need)
  need!: Need;
}

export const NeedMutations = mutationsOf<Need>(
  NeedPayload,
  {
    reportNeed: {
      input: ReportNeedInput,
      run: commands.reportNeed,
      description: '上报需求',
    },
    amendNeed: {
      input: AmendNeedInput,
      run: commands.amendNeed,
      description: 'A need that is REPORTED or RETURNED 修改需求',
    },
    resubmitNeed: {
      input: NeedInput,
      run: commands.resubmitNeed,
      description: 'A RETURNED need, once more 重新上报',
    },
    listNeed: {
      input: ListNeedInput,
      run: publicity.listNeed,
      description: 'Puts a REPORTED need on the list 列入清单',
    },
    publishNeed: {
      input: NeedInput,
      run: publicity.publishNeed,
      description: 'Screens show its title, once its text is checked 公开标题',
    },
    unpublishNeed: {
      input: NeedInput,
      run: publicity.unpublishNeed,
      description: 'Screens show its title no longer 取消公开标题',
    },
    changeNeedVisibility: {
      input: NeedVisibilityInput,
      run: publicity.changeNeedVisibility,
      description:
        'Opens a need on the list to partner units, or closes it to them; claims that are open stay 调整公开范围',
    },
    returnNeed: {
      input: NeedReasonInput,
      run: commands.returnNeed,
      description: 'Back to who reported it 退回补充',
    },
    rejectNeed: {
      input: NeedReasonInput,
      run: commands.rejectNeed,
      description: '不予受理',
    },
    mergeNeed: {
      input: MergeNeedInput,
      run: commands.mergeNeed,
      description: 'Into another that asks for the same; open claims end 合并需求',
    },
    shelveNeed: {
      input: ShelveNeedInput,
      run: commands.shelveNeed,
      description: 'Cannot be solved now: stays listed with a review date 挂账',
    },
    relistNeed: {
      input: NeedInput,
      run: commands.relistNeed,
      description: 'A SHELVED need, back on the list 重新列入清单',
    },
    withdrawNeed: {
      input: NeedReasonInput,
      run: commands.withdrawNeed,
      description: 'Any open need; open claims end 撤回需求',
    },
    resolveNeed: {
      input: NeedReasonInput,
      run: commands.resolveNeed,
      description: 'The place solved it itself; open claims end 自行解决',
    },
    refuseDelivery: {
      input: StillOpenInput,
      run: commands.refuseDelivery,
      description:
        'What was delivered does not stand, in part or whole: the need is listed again 验收不通过',
    },
    closeNeed: {
      input: CloseNeedInput,
      run: commands.closeNeed,
      description: 'A DELIVERED need, with a rating; what was delivered is confirmed 办结',
    },
    reopenNeed: {
      input: StillOpenInput,
      run: commands.reopenNeed,
      description: 'A CLOSED need within 10 days of its closing 重新打开',
    },
  },
  async (id, { load }) => ({ need: await load.need.load(id) }),
);
