/** Who may do what with projects, written by hand from the domain text. */
import type { Built } from '../support/build.ts';
import type { TestHub } from '../support/hub.ts';
import type { Case } from './cases.ts';

const ADMINS = ['DISTRICT_ADMIN', 'STREET_ADMIN'];
const LEAD = [...ADMINS, 'COMMUNITY_SECRETARY'];
const OFFICE = [...LEAD, 'COMMUNITY_STAFF'];

interface Given {
  community: Built;
  unit: { id: string };
}

export async function projectCases(
  { build, sql }: TestHub,
  { community, unit }: Given,
): Promise<Case[]> {
  const reason = '演示原因';
  const place = { id: community.id };
  const { id: leadId } = await build.person(community);
  const { id: headId } = await build.person(community, unit);
  const { id: inspector } = await build.person(community);
  // Every account is some person's, and none of them the lead's.
  await sql('update account set person_id = $1', [inspector]);
  const { id: decisionId } = await build.decision(community);
  const plan = {
    milestones: [{ title: '摸排', dueOn: '2099-01-01' }],
    budget: [{ purpose: '材料', source: 'FUND', plannedFen: 100 }],
  };
  const ofUnit = { leadId: headId, leadUnitId: unit.id };
  const proposed = { place, title: '演示项目', leadId };

  async function at(commands: string[], given: object = {}): Promise<string> {
    const project = { place: community, leadId, ...plan, ...given };
    const { id: projectId } = await build.project(project);
    for (const command of commands) {
      const more = command === 'reportMilestone' ? { number: 1 } : {};
      const on = command === 'deliberateProject' ? { decisionId } : {};
      const because = /^(return|suspend)/.test(command) ? { reason } : {};
      await build.run(command, { projectId, ...more, ...on, ...because });
    }
    return projectId;
  }
  const DECIDED = ['deliberateProject', 'fileProject'];
  const STARTED = [...DECIDED, 'fundProject', 'startProject'];
  const DONE = [...STARTED, 'reportMilestone', 'submitProject'];
  const ofProject = (
    permission: string,
    may: string[],
    commands: string[],
    { given = {}, more = {} }: { given?: object; more?: object } = {},
  ): Case => ({
    permission,
    may,
    input: async () => ({ projectId: await at(commands, given), ...more }),
  });
  const both = (permission: string, commands: string[], more: object = {}) => [
    ofProject(permission, LEAD, commands, { more }),
    ofProject(permission, [...LEAD, 'LIAISON'], commands, { given: ofUnit, more }),
  ];
  const need = async () => (await build.need({ place: community })).id;
  const resource = async () => (await build.resource({ unit, place: community })).id;
  const joining = (permission: string, given: object, may: string[]): Case => ({
    permission,
    may,
    async input() {
      const projectId = await at([], given);
      const one = permission.includes('Need')
        ? { needId: await need() }
        : { resourceId: await resource() };
      if (permission.startsWith('join')) return { projectId, ...one };
      await build.run('needId' in one ? 'joinNeedToProject' : 'joinResourceToProject', {
        projectId,
        ...one,
      });
      return { projectId, ...one };
    },
  });

  return [
    { permission: 'proposeProject', may: LEAD, input: async () => proposed },
    {
      permission: 'proposeProject',
      may: [...LEAD, 'LIAISON'],
      input: async () => ({ ...proposed, ...ofUnit }),
    },
    ...both('amendProject', [], { title: '改' }),
    ...['joinResourceToProject', 'removeResourceFromProject'].flatMap((one) => [
      joining(one, {}, LEAD),
      joining(one, ofUnit, [...LEAD, 'LIAISON']),
    ]),
    ...['joinNeedToProject', 'removeNeedFromProject'].flatMap((one) => [
      joining(one, {}, LEAD),
      joining(one, ofUnit, [...LEAD, 'LIAISON']),
    ]),
    ofProject('deliberateProject', LEAD, [], { more: { decisionId } }),
    ofProject('fileProject', ADMINS, ['deliberateProject']),
    ofProject('returnProject', ADMINS, DECIDED, { more: { reason } }),
    ...both('resubmitProject', [...DECIDED, 'returnProject']),
    ofProject('fundProject.STREET', ADMINS, DECIDED),
    ofProject('fundProject.DISTRICT', ['DISTRICT_ADMIN'], DECIDED, {
      given: { budget: [{ purpose: '材料', source: 'FUND', plannedFen: 5_000_001 }] },
    }),
    ...both('startProject', [...DECIDED, 'fundProject']),
    ofProject('suspendProject', LEAD, STARTED, { more: { reason } }),
    ofProject('replaceProjectLead', LEAD, STARTED, { more: { leadId: inspector, reason } }),
    ofProject('resumeProject', LEAD, [...STARTED, 'suspendProject']),
    ofProject('reportMilestone', OFFICE, STARTED, { more: { number: 1 } }),
    ofProject('reportMilestone', ['LIAISON'], STARTED, { given: ofUnit, more: { number: 1 } }),
    ofProject('reportSpending', OFFICE, STARTED, { more: { number: 1, spentFen: 1 } }),
    ofProject('reportSpending', ['LIAISON'], STARTED, {
      given: ofUnit,
      more: { number: 1, spentFen: 1 },
    }),
    ...both('submitProject', [...STARTED, 'reportMilestone']),
    ofProject('acceptProject', LEAD, DONE),
    ofProject('refuseProject', LEAD, DONE, { more: { reason } }),
    ofProject('publiciseProject', LEAD, [...DONE, 'acceptProject']),
    {
      permission: 'completeProject',
      may: LEAD,
      async input() {
        const projectId = await at([...DONE, 'acceptProject', 'publiciseProject']);
        await sql(`update project set publicised_until = '2020-01-01' where id = $1`, [projectId]);
        return { projectId };
      },
    },
    ofProject('cancelProject', LEAD, STARTED, { more: { reason } }),
  ];
}
