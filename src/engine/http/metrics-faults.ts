/** Faults of the process as a figure for Prometheus. */
import { Counter, type Registry } from '@prometheus-io/client';

/** Counted where they are caught, by the process: there they are counted before and after this hub too. */
export function countFaults(registry: Registry, faults: { readonly rejections: number }): void {
  const rejections = new Counter({
    name: 'gridhub_unhandled_rejections_total',
    help: 'Rejected promises of this process that had no handler.',
    registers: [registry],
    collect() {
      rejections.reset();
      rejections.inc(faults.rejections);
    },
  });
}
