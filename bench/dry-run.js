/** `--dry-run`: a bench does everything once and briefly. No bound is judged, nothing is written: it shows that it still runs. */
export const DRY_RUN = { 'dry-run': { type: 'boolean', default: false } };

/** The options as they are; of a dry run with what makes it brief, where it was not said otherwise. */
export function brief(options, shortest) {
  return options['dry-run'] ? { ...options, ...shortest } : options;
}
