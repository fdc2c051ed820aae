/** Needs of people: care, advice, work. None names a real person or place. */
import type { NeedCategory } from '../domain/listing/category.ts';
import { type NeedText, needText } from './need-text.ts';

export const NEEDS_OF_PEOPLE = {
  SOCIAL_SECURITY: [
    needText(
      '低保政策上门讲解',
      '部分居民不清楚申请条件和所需材料，希望有工作人员上门讲解。',
      '户',
      12,
    ),
    needText('医保缴费协助', '年底集中缴费，部分居民不会使用手机缴费，需要现场协助。', '人次', 40),
    needText('养老认证代办', '行动不便的居民需要协助完成养老待遇资格认证。', '人次', 20),
    needText(
      '临时救助申请指导',
      '居民家庭突发困难，需要指导填写临时救助申请。',
      '户',
      3,
      'UTILITY',
    ),
    needText('困难家庭冬季取暖物资', '入冬前为困难家庭准备棉被、电热毯等取暖物资。', '套', 30),
  ],
  ELDERLY_CARE: [
    needText('独居老人助餐', '独居老人做饭不便，希望每日午间送餐。', '份', 15),
    needText('老人理发上门服务', '行动不便的老人希望定期上门理发。', '人次', 20),
    needText('家庭适老化改造', '卫生间需要加装扶手和防滑垫。', '户', 8, 'COMPLEX'),
    needText('智能手机使用教学', '老人希望学会手机挂号、视频通话和识别诈骗信息。', '场', 4),
    needText('重阳节慰问活动', '计划开展重阳节慰问，需要志愿者和慰问品。', '份', 50),
    needText('助浴服务', '失能老人居家洗浴困难，希望有专业人员协助。', '人次', 10),
  ],
  MEDICAL_CARE: [
    needText('社区义诊', '居民希望开展血压、血糖测量和用药咨询。', '场', 2),
    needText('家庭医生签约上门', '慢性病居民希望家庭医生上门随访。', '户', 25),
    needText('急救知识培训', '网格员和居民骨干希望学习心肺复苏和海姆立克急救法。', '场', 2),
    needText('轮椅和拐杖借用', '术后康复居民需要短期借用辅具。', '件', 6),
    needText('心理健康讲座', '居民希望了解情绪调节和睡眠改善的方法。', '场', 2),
  ],
  CHILD_CARE: [
    needText('困境儿童课后托管', '家长下班较晚，希望放学后有安全的托管场所。', '人', 20),
    needText('寒假作业辅导', '希望大学生志愿者在假期为孩子辅导作业。', '场', 10),
    needText('儿童图书捐赠', '社区书屋儿童读物不足。', '册', 200),
    needText('防溺水安全课', '暑期前开展防溺水安全教育。', '场', 3),
  ],
  LEGAL_AID: [
    needText('法律咨询日', '居民希望律师现场解答婚姻、继承和劳动问题。', '场', 3),
    needText('防诈骗宣传', '近期诈骗信息较多，需要集中宣传。', '场', 4),
    needText('劳动合同审查', '灵活就业居民希望协助审查合同条款。', '份', 5),
  ],
  EMPLOYMENT: [
    needText('零工岗位信息', '部分居民希望获得就近的零工岗位信息。', '条', 40),
    needText('就业技能培训', '希望开展家政、电工等技能培训。', '场', 2),
    needText('创业政策咨询', '返乡青年希望了解创业担保贷款政策。', '人次', 10),
    needText('残疾人居家就业对接', '希望对接适合居家完成的手工加工项目。', '人', 8, 'COMPLEX'),
  ],
} as const satisfies Partial<Record<NeedCategory, readonly NeedText[]>>;
