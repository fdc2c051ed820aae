/** What needs are about; resources say which of these they serve. */
import { defineEnum } from '../../labels.ts';

export const NeedCategory = defineEnum('NeedCategory', 'What a need is about 需求类别', {
  SOCIAL_SECURITY: '社会保障',
  ELDERLY_CARE: '养老助老',
  MEDICAL_CARE: '医疗健康',
  ENVIRONMENT: '环境改造',
  PUBLIC_FACILITY: '公共设施',
  DISPUTE_MEDIATION: '矛盾纠纷',
  CHILD_CARE: '托幼助学',
  CULTURE_SPORT: '文化体育',
  LEGAL_AID: '法律服务',
  EMPLOYMENT: '就业创业',
  PUBLIC_SAFETY: '公共安全',
  OTHER: '其他',
});
export type NeedCategory = keyof typeof NeedCategory;
