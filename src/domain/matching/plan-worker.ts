/**
 * The thread that plans: comparing and solving take seconds, in which the hub serves on. It lives for one plan.
 * Nothing that it imports knows of GraphQL or the database, and each file of it is one whose types can simply be left out.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { plan } from './planning.ts';
import type { PlanMessage, PlanTask } from './plan-task.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
const tell = (message: PlanMessage) => parentPort?.postMessage(message);

const planned = await plan(workerData as PlanTask, (first) =>
  tell({ kind: 'FIRST', planned: first }),
);
tell({ kind: 'DONE', planned });
