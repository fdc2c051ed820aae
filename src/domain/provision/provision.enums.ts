/** How a venue was upgraded, by which scheme a service is offered near the people, and in which field. */
import { defineEnum } from '../../labels.ts';

export const VenueUpgrade = defineEnum('VenueUpgrade', 'How a venue was upgraded 升级方式', {
  BUILD_NEW: '新建',
  RENOVATE: '改造',
  SWAP: '置换',
});
export type VenueUpgrade = keyof typeof VenueUpgrade;

export const ServiceScheme = defineEnum(
  'ServiceScheme',
  'By what a service came to where it is 服务下移方式',
  { STREET: '街镇承接', NEARBY: '就近办' },
);
export type ServiceScheme = keyof typeof ServiceScheme;

export const ServiceField = defineEnum(
  'ServiceField',
  'What a nearby service is about 重点民生领域',
  {
    SOCIAL_SECURITY: '社会保障',
    ELDERLY_CARE: '养老',
    MEDICAL: '医疗',
    REAL_ESTATE: '不动产登记',
    TAX: '税务',
    HOUSING_FUND: '公积金',
  },
);
export type ServiceField = keyof typeof ServiceField;
