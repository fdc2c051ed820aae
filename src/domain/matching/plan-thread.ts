/**
 * Plans in a thread of their own, ended where nobody waits any more or the time is over.
 * Invariant: however it ends, no thread is left; and it ends.
 */
import { Worker } from 'node:worker_threads';
import { HubError } from '../../errors.ts';
import type { Planned, PlanMessage, PlanTask } from './plan-task.ts';

/** Of it all: the solver stops before, but a step of it does not look at the clock. */
const MOST_MS = 20_000;
const LOOK_MS = 500;
const RETRY_S = 20;
/** 2,000 needs beside 2,000 resources take about 300 MB. */
const MEMORY_MB = 1_500;

/** Built, it lies beside this file as it does here. */
const FILE = new URL(
  import.meta.url.endsWith('.ts') ? './plan-worker.ts' : './plan-worker.js',
  import.meta.url,
);

/** @throws UNAVAILABLE where the time ended before there was any plan, or the client has gone */
export async function planApart(task: PlanTask, isGone: () => boolean): Promise<Planned> {
  const worker = new Worker(FILE, {
    workerData: task,
    // What the process was started with is not for it: tests have loaders there.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // It keeps no process that is about to end.
  worker.unref();
  try {
    return await answerOf(worker, isGone);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, isGone: () => boolean): Promise<Planned> {
  let first: Planned | undefined;
  return new Promise<Planned>((resolve, reject) => {
    const late = setTimeout(() => {
      if (first) resolve(first);
      else
        reject(
          HubError.unavailable('No plan was found in time. Plan for a smaller place.', RETRY_S),
        );
    }, MOST_MS);
    const look = setInterval(() => {
      if (isGone()) reject(HubError.unavailable('Nobody waits for the plan any more.', 1));
    }, LOOK_MS);
    const end = () => {
      clearTimeout(late);
      clearInterval(look);
    };
    worker.on('message', ({ kind, planned }: PlanMessage) => {
      first = planned;
      if (kind === 'DONE') resolve(planned);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      end();
      reject(new Error('the thread that plans ended without a plan'));
    });
  });
}
