/** What services and delegated functions of the demo are called. Invented but for the fields and bureaus, which the article names. */
import type { ServiceField } from '../domain/provision/provision.enums.ts';

export const STREET_SERVICES = [
  '居住情况证明',
  '老年人优待证受理',
  '计划生育服务登记',
  '残疾人证初审',
  '临时救助受理',
  '低保边缘家庭初审',
  '就业困难人员认定初审',
  '退役军人优待证受理',
  '困难群众慰问申请',
  '公共租赁住房申请受理',
];

export const NEARBY_SERVICES: Readonly<Record<ServiceField, readonly string[]>> = {
  SOCIAL_SECURITY: ['社会保障卡申领', '养老待遇资格认证', '灵活就业参保登记', '参保信息查询'],
  ELDERLY_CARE: ['高龄津贴申请', '居家养老服务预约', '助餐点登记', '适老化改造申请'],
  MEDICAL: ['医疗保险参保登记', '慢性病待遇申请', '异地就医备案', '家庭医生签约'],
  REAL_ESTATE: ['不动产登记预约', '不动产信息查询', '抵押登记咨询', '登记材料预审'],
  TAX: ['个人所得税咨询', '车船税缴纳', '税务登记信息查询', '发票代开预约'],
  HOUSING_FUND: ['公积金缴存查询', '公积金提取预审', '公积金贷款咨询', '缴存证明打印'],
};

export const MATERIALS = ['身份证明', '身份证明、户口簿', '身份证明、申请表', '身份证明、近期照片'];

export const HOURS = ['周一至周五 8:30–17:00', '周一至周六 9:00–16:30', '周二、周四 9:00–11:30'];

export const BUREAUS: readonly { bureau: string; functions: readonly string[] }[] = [
  { bureau: '综合执法局', functions: ['占道经营巡查', '违法建设巡查'] },
  { bureau: '市场监督局', functions: ['食品摊贩登记', '小餐饮巡查'] },
  { bureau: '司法局', functions: ['人民调解指导', '法律援助初审'] },
];
