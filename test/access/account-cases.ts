/** Who may manage accounts and reveal what is masked, written by hand like the other cases. */
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import type { GrantOf } from '../support/office.ts';
import type { Case } from './cases.ts';

interface Places {
  street: Built;
  grid: Built;
  /** In another street. */
  far: Built;
  unit: { id: string };
  /** A need in the grid. */
  need: () => Promise<{ id: string }>;
}

export async function accountCases(
  { build, office, sql }: TestHub,
  { street, grid, far, unit, need }: Places,
): Promise<Case[]> {
  /** In the street, with an agreement beyond it: to speak for it reaches further than the street. */
  const wide = await build.unit({ place: grid });
  await build.agreement({ unit: wide, place: far });
  const distantLiaison: GrantOf = { role: 'UNIT_LIAISON', unit: wide };
  const district = ['DISTRICT_ADMIN'];
  const admins = [...district, 'STREET_ADMIN'];
  const leaders = [...admins, 'COMMUNITY_SECRETARY'];
  const local: GrantOf = { role: 'GRID_WORKER', place: grid };
  const liaison: GrantOf = { role: 'UNIT_LIAISON', unit };
  const distant: GrantOf = { role: 'GRID_WORKER', place: far };
  const high: GrantOf = { role: 'AUDITOR', place: street };

  /** Sees the accounts of its street; in the other one it has no say. */
  const { token } = await office.account({ role: 'STREET_ADMIN', place: street }, distant);
  const also = { 'admin here, worker there': token };

  const accountOf =
    (...grants: GrantOf[]) =>
    async () => ({ accountId: (await office.account(...grants)).accountId, label: '演示' });
  const grantOf = (grant: GrantOf) => async () => ({
    grantId: (await office.account(grant)).grantIds[0],
  });
  const tokenOf =
    (...grants: GrantOf[]) =>
    async () => {
      const { accountId } = await office.account(...grants);
      const [token] = await sql<{ id: string }>('select id from token where account_id = $1', [
        accountId,
      ]);
      return { tokenId: token?.id };
    };
  const linkOn =
    ({ id: placeId }: Built) =>
    async () => {
      const { screenLink } = await build.run('createScreenLink', { placeId, label: '大厅' });
      return { screenLinkId: screenLink.id };
    };
  const giving = (role: string, on: object) => async () => ({ accountName: '示范员', role, ...on });

  return [
    {
      permission: 'grantRole.LOCAL',
      may: admins,
      input: giving('GRID_WORKER', { placeId: grid.id }),
    },
    { permission: 'grantRole.LOCAL', may: admins, input: giving('SCREEN', { placeId: grid.id }) },
    {
      permission: 'grantRole.LOCAL',
      may: admins,
      input: giving('UNIT_LIAISON', { unitId: unit.id }),
    },
    {
      permission: 'grantRole.LOCAL',
      may: district,
      input: giving('UNIT_LIAISON', { unitId: wide.id }),
    },
    {
      permission: 'grantRole.DISTRICT',
      may: district,
      input: giving('STREET_ADMIN', { placeId: street.id }),
    },
    {
      permission: 'grantRole.DISTRICT',
      may: district,
      input: giving('AUDITOR', { placeId: grid.id }),
    },
    { permission: 'endGrant.LOCAL', may: admins, input: grantOf(local) },
    { permission: 'endGrant.LOCAL', may: admins, input: grantOf(liaison) },
    { permission: 'endGrant.DISTRICT', may: district, input: grantOf(high) },
    { permission: 'createToken.LOCAL', may: admins, input: accountOf(local, liaison) },
    { permission: 'createToken.LOCAL', may: district, also, input: accountOf(local, distant) },
    { permission: 'createToken.LOCAL', may: district, input: accountOf(local, distantLiaison) },
    { permission: 'createToken.DISTRICT', may: district, input: accountOf(local, high) },
    { permission: 'revokeToken.LOCAL', may: admins, input: tokenOf(local) },
    { permission: 'revokeToken.LOCAL', may: district, also, input: tokenOf(distant, local) },
    { permission: 'revokeToken.DISTRICT', may: district, input: tokenOf(high, local) },
    {
      permission: 'createScreenLink.PLACE',
      may: admins,
      input: async () => ({ placeId: grid.id, label: '大厅' }),
    },
    {
      permission: 'createScreenLink.PLACE',
      may: district,
      input: async () => ({ placeId: far.id, label: '大厅' }),
    },
    { permission: 'revokeScreenLink', may: admins, input: linkOn(grid) },
    { permission: 'revokeScreenLink', may: district, input: linkOn(far) },
    {
      permission: 'revealField',
      may: [...leaders, 'COMMUNITY_STAFF', 'GRID_WORKER', 'AUDITOR'],
      input: async () => ({
        objectId: (await need()).id,
        field: 'ACTOR',
        reason: '核对办理人',
      }),
    },
    {
      permission: 'amendLiaison',
      may: [...leaders, 'LIAISON'],
      input: async () => ({ unitId: unit.id, contactName: '李示范' }),
    },
  ];
}
