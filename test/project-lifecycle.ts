/** Where each command on projects leads from each state, written by hand from the domain text like the other nouns' tables. */
import type { Lifecycle } from './lifecycles.ts';
import type { TestHub } from './support/hub.ts';

const reason = '测试';
const none = {};

type Pair = Awaited<ReturnType<TestHub['build']['pair']>>;

/** Of projects that cost something and have one milestone, so that what hangs on either is offered in its time. */
export async function projectLifecycle(
  { build, sql, office }: Pick<TestHub, 'build' | 'sql' | 'office'>,
  { place, unit }: Pair,
): Promise<Lifecycle> {
  const { id: needId } = await build.need({ place });
  const { id: resourceId } = await build.resource({ unit, place });
  const { id: leadId } = await build.person(place);
  const { id: inspector } = await build.person(place);
  await sql('update account set person_id = $1 where id = $2', [inspector, office.accountId]);
  const plan = {
    milestones: [{ title: '摸排', dueOn: '2099-01-01' }],
    budget: [{ purpose: '材料', source: 'FUND', plannedFen: 100 }],
  };

  const commands: Record<string, object> = {
    amendProject: { title: '改过的名称' },
    joinNeedToProject: { needId },
    removeNeedFromProject: { needId },
    joinResourceToProject: { resourceId },
    removeResourceFromProject: { resourceId },
    deliberateProject: { decisionId: (await build.decision(place)).id },
    fileProject: none,
    returnProject: { reason },
    resubmitProject: none,
    fundProject: none,
    startProject: none,
    suspendProject: { reason },
    resumeProject: none,
    reportMilestone: { number: 1 },
    reportSpending: { number: 1, spentFen: 50 },
    submitProject: none,
    acceptProject: none,
    refuseProject: { reason },
    publiciseProject: none,
    completeProject: none,
    cancelProject: { reason },
    // One that leads none of them yet: a project's lead is not replaced by itself.
    replaceProjectLead: { leadId: (await build.person(place)).id, reason },
  };

  const DECIDED = ['deliberateProject', 'fileProject'];
  const STARTED = [...DECIDED, 'fundProject', 'startProject'];
  const DONE = [...STARTED, 'reportMilestone', 'submitProject'];
  const PUBLICISED = [...DONE, 'acceptProject', 'publiciseProject'];
  const WAYS: Record<string, string[]> = {
    PROPOSED: [],
    DELIBERATED: DECIDED.slice(0, 1),
    FILED: DECIDED,
    FUNDED: STARTED.slice(0, 3),
    IN_PROGRESS: STARTED,
    ACCEPTANCE: DONE,
    PUBLICISED,
    COMPLETED: [...PUBLICISED, 'completeProject'],
    RETURNED: [...DECIDED, 'returnProject'],
    SUSPENDED: [...STARTED, 'suspendProject'],
    CANCELLED: ['cancelProject'],
  };

  const free = (id: string) =>
    sql(`update project set budget = '[]', planned_fen = 0, funder = null where id = $1`, [id]);
  const joinNothing = () =>
    sql('delete from project_need where need_id = $1', [needId]).then(() =>
      sql('delete from project_resource where resource_id = $1', [resourceId]),
    );
  const join = (id: string) =>
    sql(`insert into project_need (id, project_id, need_id) values ($1, $1, $2)`, [
      id,
      needId,
    ]).then(() =>
      sql(`insert into project_resource (id, project_id, resource_id) values ($1, $1, $2)`, [
        id,
        resourceId,
      ]),
    );

  /** What must be so that the command leads on. */
  async function before(command: string, id: string): Promise<unknown> {
    if (/^(join|remove).*Project$/.test(command)) await joinNothing();
    if (/^remove.*Project$/.test(command)) return join(id);
    if (command === 'startProject') return free(id);
    if (command === 'submitProject') {
      return build.run('reportMilestone', { projectId: id, number: 1 });
    }
    if (command === 'publiciseProject') return build.run('acceptProject', { projectId: id });
    if (command === 'completeProject') return over(id);
    return undefined;
  }

  const over = (id: string) =>
    sql(`update project set publicised_until = '2020-01-01' where id = $1`, [id]);

  const cancelled = { cancelProject: 'CANCELLED' };
  const running = (state: string) => ({ replaceProjectLead: state, ...cancelled });
  const open = (state: string) => ({
    amendProject: state,
    joinNeedToProject: state,
    removeNeedFromProject: state,
    joinResourceToProject: state,
    removeResourceFromProject: state,
    ...cancelled,
  });
  return {
    key: 'projectId',
    commands,
    conditional: ['FILED.startProject', 'submitProject', 'publiciseProject', 'completeProject'],
    async make(state) {
      const { id: projectId } = await build.project({ place, leadId, ...plan });
      for (const command of WAYS[state] ?? []) {
        if (command === 'completeProject') await over(projectId);
        await build.run(command, { projectId, ...commands[command] });
      }
      return projectId;
    },
    before,
    moves: {
      PROPOSED: { ...open('PROPOSED'), deliberateProject: 'DELIBERATED' },
      DELIBERATED: {
        fileProject: 'FILED',
        returnProject: 'RETURNED',
        ...running('DELIBERATED'),
      },
      FILED: {
        fundProject: 'FUNDED',
        startProject: 'IN_PROGRESS',
        returnProject: 'RETURNED',
        ...running('FILED'),
      },
      FUNDED: {
        startProject: 'IN_PROGRESS',
        suspendProject: 'SUSPENDED',
        ...running('FUNDED'),
      },
      IN_PROGRESS: {
        reportMilestone: 'IN_PROGRESS',
        reportSpending: 'IN_PROGRESS',
        suspendProject: 'SUSPENDED',
        submitProject: 'ACCEPTANCE',
        ...running('IN_PROGRESS'),
      },
      ACCEPTANCE: {
        reportSpending: 'ACCEPTANCE',
        acceptProject: 'ACCEPTANCE',
        refuseProject: 'IN_PROGRESS',
        publiciseProject: 'PUBLICISED',
        ...cancelled,
      },
      PUBLICISED: { completeProject: 'COMPLETED', ...cancelled },
      COMPLETED: {},
      RETURNED: { ...open('RETURNED'), resubmitProject: 'PROPOSED' },
      SUSPENDED: { resumeProject: 'IN_PROGRESS', ...running('SUSPENDED') },
      CANCELLED: {},
    },
  };
}
