/** Who keeps venues, services and delegated functions, written by hand like the other cases: streets their own, the district its bureaus'. */
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import type { Case } from './cases.ts';

const ADMINS = ['DISTRICT_ADMIN', 'STREET_ADMIN'];

export async function provisionCases(
  { build }: TestHub,
  { street, grid }: { street: Built; grid: Built },
): Promise<Case[]> {
  const place = { id: grid.id };
  const venue = { place, name: '示范党群服务中心', area: 900, openedOn: '2020-01-01' };
  const registered = async () => ({
    venueId: (await build.run('registerVenue', venue)).venue.id,
  });
  const service = { place, scheme: 'STREET', name: '居住证明' };
  const offered = async () => ({
    serviceItemId: (await build.run('offerServiceItem', service)).serviceItem.id,
  });
  const delegated = {
    place: { id: street.id },
    bureau: '司法局',
    name: '人民调解指导',
    validFrom: '2020-01-01',
  };
  return [
    { permission: 'registerVenue', may: ADMINS, input: async () => venue },
    {
      permission: 'amendVenue',
      may: ADMINS,
      input: async () => ({ ...(await registered()), area: 950 }),
    },
    {
      permission: 'upgradeVenue',
      may: ADMINS,
      input: async () => ({ ...(await registered()), upgrade: 'SWAP', area: 1100 }),
    },
    { permission: 'closeVenue', may: ADMINS, input: registered },
    { permission: 'offerServiceItem', may: ADMINS, input: async () => service },
    {
      permission: 'amendServiceItem',
      may: ADMINS,
      input: async () => ({ ...(await offered()), hours: '工作日' }),
    },
    { permission: 'endServiceItem', may: ADMINS, input: offered },
    { permission: 'delegateFunction', may: ['DISTRICT_ADMIN'], input: async () => delegated },
    {
      permission: 'endDelegatedFunction',
      may: ['DISTRICT_ADMIN'],
      input: async () => ({
        delegatedFunctionId: (await build.run('delegateFunction', delegated)).delegatedFunction.id,
      }),
    },
  ];
}
