/**
 * Where each command leads from each state, of every noun that has states: written by hand from the domain text, and walked by
 * `lists/lifecycles.test.ts`. A command that stands in no row of a state is refused there.
 */
import { meetingLifecycles } from './meeting-lifecycles.ts';
import { projectLifecycle } from './project-lifecycle.ts';
import type { TestHub } from './support/hub.ts';

export interface Lifecycle {
  /** The field of an input that names the row. */
  key: string;
  /** What each command is given besides; all commands on a row that there is stand here. */
  commands: Record<string, object>;
  /** Commands, or `STATE.command`, that are offered only where something else holds, too; it does not for the rows made here. */
  conditional: readonly string[];
  /** Commands of other nouns that are offered, by the state. */
  also?: Record<string, string[]>;
  /** Makes a row in the state. */
  make: (state: string) => Promise<string>;
  /** What must be done first, so that the command means something. */
  before?: (command: string, id: string) => Promise<unknown>;
  /** By the state it is in: the commands, and the states after them. */
  moves: Record<string, Record<string, string>>;
}

const reason = '测试';
const none = {};

type Given = Pick<TestHub, 'build' | 'sql' | 'clock' | 'office'>;
type Pair = Awaited<ReturnType<TestHub['build']['pair']>>;

/** Of rows on one place and of one unit, which have an agreement. */
export async function lifecyclesOf(
  { build, sql, clock, office }: Given,
  { place, unit }: Pair,
): Promise<Record<string, Lifecycle>> {
  const other = await build.need({ place });
  const run = (command: string, input: Record<string, unknown>) => build.run(command, input);
  const put = (table: string, id: string, state: string) =>
    sql(`update ${table} set state = $1 where id = $2`, [state, id]);

  const need: Lifecycle = {
    key: 'needId',
    commands: {
      amendNeed: { title: '改过的标题' },
      resubmitNeed: none,
      listNeed: none,
      publishNeed: none,
      changeNeedVisibility: { visibility: 'INTERNAL' },
      returnNeed: { reason },
      rejectNeed: { reason },
      mergeNeed: { intoId: other.id },
      shelveNeed: { reason, reviewOn: '2099-01-01' },
      relistNeed: none,
      withdrawNeed: { reason },
      resolveNeed: { reason },
      refuseDelivery: { reason, quantityOpen: 2 },
      closeNeed: none,
      reopenNeed: { reason, quantityOpen: 2 },
    },
    conditional: [],
    also: { LISTED: ['claimNeed'] },
    async make(state) {
      const { id: needId } = await build.need({ place, quantity: 5, state: 'REPORTED' });
      if (state === 'REPORTED') return needId;
      if (state === 'RETURNED') await run('returnNeed', { needId, reason });
      else if (state === 'REJECTED') await run('rejectNeed', { needId, reason });
      else if (state === 'WITHDRAWN') await run('withdrawNeed', { needId, reason });
      else {
        await run('listNeed', { needId });
        if (state === 'MERGED') await run('mergeNeed', { needId, intoId: other.id });
        if (state === 'SHELVED')
          await run('shelveNeed', { needId, reason, reviewOn: '2099-01-01' });
        const steps = ['CLAIMED', 'IN_PROGRESS', 'DELIVERED', 'CLOSED'].indexOf(state);
        if (steps < 0) return needId;
        const { id: claimId } = await build.claim({ need: needId, unit, quantity: 5 });
        if (steps >= 1) await run('startClaim', { claimId });
        if (steps >= 2) await run('deliverClaim', { claimId });
        if (steps >= 3) await run('closeNeed', { needId, rating: 4 });
      }
      return needId;
    },
    moves: {
      REPORTED: {
        amendNeed: 'REPORTED',
        listNeed: 'LISTED',
        returnNeed: 'RETURNED',
        rejectNeed: 'REJECTED',
        mergeNeed: 'MERGED',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
      },
      RETURNED: {
        amendNeed: 'RETURNED',
        resubmitNeed: 'REPORTED',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
      },
      REJECTED: {},
      MERGED: {},
      SHELVED: {
        publishNeed: 'SHELVED',
        changeNeedVisibility: 'SHELVED',
        relistNeed: 'LISTED',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
      },
      LISTED: {
        publishNeed: 'LISTED',
        changeNeedVisibility: 'LISTED',
        mergeNeed: 'MERGED',
        shelveNeed: 'SHELVED',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
      },
      CLAIMED: {
        publishNeed: 'CLAIMED',
        changeNeedVisibility: 'CLAIMED',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
      },
      IN_PROGRESS: {
        publishNeed: 'IN_PROGRESS',
        changeNeedVisibility: 'IN_PROGRESS',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
      },
      DELIVERED: {
        publishNeed: 'DELIVERED',
        changeNeedVisibility: 'DELIVERED',
        withdrawNeed: 'WITHDRAWN',
        resolveNeed: 'CLOSED',
        refuseDelivery: 'LISTED',
        closeNeed: 'CLOSED',
      },
      CLOSED: { publishNeed: 'CLOSED', reopenNeed: 'LISTED' },
      WITHDRAWN: {},
    },
  };

  const WAYS_OF_CLAIM: Record<string, string[]> = {
    PROPOSED: [],
    ACCEPTED: ['acceptClaim'],
    DELIVERING: ['acceptClaim', 'startClaim'],
    DELIVERED: ['acceptClaim', 'startClaim', 'deliverClaim'],
    CONFIRMED: ['acceptClaim', 'startClaim', 'deliverClaim', 'confirmClaim'],
    DECLINED: ['declineClaim'],
    WITHDRAWN: ['withdrawClaim'],
    NO_SHOW: ['acceptClaim', 'reportNoShow'],
  };
  const claim: Lifecycle = {
    key: 'claimId',
    commands: {
      amendClaim: { quantity: 4 },
      acceptClaim: none,
      declineClaim: { reason },
      startClaim: none,
      deliverClaim: none,
      confirmClaim: none,
      withdrawClaim: { reason },
      reportNoShow: { reason },
    },
    conditional: [],
    async make(state) {
      const of = await build.need({ place, quantity: 5 });
      const { id: claimId } = await build.claim({ need: of, unit, quantity: 5, isAccepted: false });
      for (const command of WAYS_OF_CLAIM[state] ?? [])
        await run(command, { claimId, ...claim.commands[command] });
      return claimId;
    },
    moves: {
      PROPOSED: {
        amendClaim: 'PROPOSED',
        acceptClaim: 'ACCEPTED',
        declineClaim: 'DECLINED',
        withdrawClaim: 'WITHDRAWN',
      },
      ACCEPTED: {
        startClaim: 'DELIVERING',
        withdrawClaim: 'WITHDRAWN',
        reportNoShow: 'NO_SHOW',
      },
      DELIVERING: {
        deliverClaim: 'DELIVERED',
        withdrawClaim: 'WITHDRAWN',
        reportNoShow: 'NO_SHOW',
      },
      DELIVERED: { confirmClaim: 'CONFIRMED' },
      CONFIRMED: {},
      DECLINED: {},
      WITHDRAWN: {},
      NO_SHOW: {},
    },
  };

  const resource: Lifecycle = {
    key: 'resourceId',
    commands: {
      amendResource: { title: '改过的标题' },
      listResource: none,
      approveResource: none,
      refuseResource: { reason },
      pauseResource: none,
      resumeResource: none,
      withdrawResource: none,
    },
    // Where a changed text waits.
    conditional: ['approveResource', 'refuseResource'],
    async make(state) {
      const { id: resourceId } = await build.resource({ unit, place, quantity: 5 });
      if (state === 'EXHAUSTED') {
        const of = await build.need({ place, quantity: 5 });
        await build.claim({ need: of, unit, quantity: 5, resourceId });
      }
      if (state === 'PAUSED') await run('pauseResource', { resourceId });
      if (state === 'WITHDRAWN') await run('withdrawResource', { resourceId });
      // No command leads there: one offers it, and the days pass.
      if (state === 'OFFERED' || state === 'EXPIRED') await put('resource', resourceId, state);
      return resourceId;
    },
    before: async (command, resourceId) =>
      command === 'approveResource' || command === 'refuseResource'
        ? run('amendResource', { resourceId, title: '待审标题' })
        : undefined,
    moves: {
      OFFERED: {
        amendResource: 'OFFERED',
        listResource: 'LISTED',
        withdrawResource: 'WITHDRAWN',
      },
      LISTED: {
        amendResource: 'LISTED',
        approveResource: 'LISTED',
        refuseResource: 'LISTED',
        pauseResource: 'PAUSED',
        withdrawResource: 'WITHDRAWN',
      },
      EXHAUSTED: {
        amendResource: 'EXHAUSTED',
        approveResource: 'EXHAUSTED',
        refuseResource: 'EXHAUSTED',
        pauseResource: 'PAUSED',
        withdrawResource: 'WITHDRAWN',
      },
      PAUSED: {
        amendResource: 'PAUSED',
        approveResource: 'PAUSED',
        refuseResource: 'PAUSED',
        resumeResource: 'LISTED',
        withdrawResource: 'WITHDRAWN',
      },
      EXPIRED: {},
      WITHDRAWN: {},
    },
  };

  const terms = {
    unitId: unit.id,
    place: { id: place.id },
    title: '共建协议书',
    validFrom: '2020-01-01',
    validUntil: '2099-12-31',
  };
  const agreement: Lifecycle = {
    key: 'agreementId',
    commands: {
      reviseAgreement: { title: '改过的协议书' },
      submitAgreement: none,
      acceptAgreement: none,
      rejectAgreement: { reason },
      terminateAgreement: { reason },
    },
    conditional: [],
    also: { ACTIVE: ['amendAgreement'] },
    async make(state) {
      const begins = state === 'DRAFT' ? 'draftAgreement' : 'proposeAgreement';
      const agreementId = (await run(begins, terms)).agreement.id;
      if (state === 'DRAFT' || state === 'UNDER_REVIEW') return agreementId;
      if (state === 'REJECTED') await run('rejectAgreement', { agreementId, reason });
      else {
        await run('acceptAgreement', { agreementId });
        if (state === 'TERMINATED') await run('terminateAgreement', { agreementId, reason });
        if (state === 'SUPERSEDED') {
          const { agreement: next } = await run('amendAgreement', { agreementId });
          await run('acceptAgreement', { agreementId: next.id });
        }
        // No command leads there: dates are judged when asked.
        if (state === 'EXPIRED') await put('agreement', agreementId, state);
      }
      return agreementId;
    },
    moves: {
      DRAFT: { reviseAgreement: 'DRAFT', submitAgreement: 'UNDER_REVIEW' },
      UNDER_REVIEW: { acceptAgreement: 'ACTIVE', rejectAgreement: 'REJECTED' },
      ACTIVE: { terminateAgreement: 'TERMINATED' },
      EXPIRED: {},
      REJECTED: {},
      TERMINATED: {},
      SUPERSEDED: {},
    },
  };

  const meetings = await meetingLifecycles({ build, clock, sql }, { place, unit });
  const project = await projectLifecycle({ build, sql, office }, { place, unit });
  // The office's account is a person's, and entered none of these.
  const { id: personId } = await build.person(place);
  const figureReport: Lifecycle = {
    key: 'figureReportId',
    commands: { confirmFigureReport: none, withdrawFigureReport: { reason } },
    conditional: [],
    async make(state) {
      await sql('update account set person_id = $1 where id = $2 and person_id is null', [
        personId,
        office.accountId,
      ]);
      const given = { metric: 'VILLAGES', value: 18, reportedOn: '2021-07-15', source: '示范日报' };
      const made = await run('reportFigure', { place: { id: place.id }, ...given });
      const id = made.figureReport.id as string;
      await sql('update figure_report set entered_by_id = null where id = $1', [id]);
      if (state !== 'ENTERED') await put('figure_report', id, state);
      return id;
    },
    moves: {
      ENTERED: { confirmFigureReport: 'CONFIRMED', withdrawFigureReport: 'WITHDRAWN' },
      CONFIRMED: { withdrawFigureReport: 'WITHDRAWN' },
      WITHDRAWN: {},
    },
  };
  return { need, claim, resource, agreement, project, figureReport, ...meetings };
}
