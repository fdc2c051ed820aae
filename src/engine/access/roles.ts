/** Roles, and what kind of viewer each makes. */
import { defineEnum } from '../../labels.ts';

export const Role = defineEnum('Role', 'A role, granted on a place or on a partner unit 角色', {
  DISTRICT_ADMIN: '区级管理员',
  STREET_ADMIN: '街道管理员',
  COMMUNITY_SECRETARY: '社区书记',
  COMMUNITY_STAFF: '社区工作者',
  GRID_WORKER: '网格员',
  UNIT_LIAISON: '单位联络员',
  SCREEN: '大屏',
  AUDITOR: '审计员',
  INTEGRATION: '系统对接',
});
export type Role = keyof typeof Role;

/** Who works for a place: sees its rows, INTERNAL ones too. From the widest office to the nearest to the residents. */
export const STAFF_ROLES = [
  'DISTRICT_ADMIN',
  'STREET_ADMIN',
  'COMMUNITY_SECRETARY',
  'COMMUNITY_STAFF',
  'GRID_WORKER',
] as const satisfies readonly Role[];

/** Who sees a place's rows as its staff does. Auditors read histories, integrations read and import; neither commands. */
export const PLACE_READERS: readonly Role[] = [...STAFF_ROLES, 'AUDITOR', 'INTEGRATION'];

/** From the community's secretary up: who decides for a place. */
export const LEADERS = ['DISTRICT_ADMIN', 'STREET_ADMIN', 'COMMUNITY_SECRETARY'] as const;

/** Which admins give and take a role: those of the district alone, or those of the street too. */
export function rankOf(role: Role): 'DISTRICT' | 'LOCAL' {
  return DISTRICT_ROLES.includes(role) ? 'DISTRICT' : 'LOCAL';
}

const DISTRICT_ROLES: readonly Role[] = [
  'DISTRICT_ADMIN',
  'STREET_ADMIN',
  'AUDITOR',
  'INTEGRATION',
];

/** The offices above the community. */
export const ADMINS = ['DISTRICT_ADMIN', 'STREET_ADMIN'] as const;
