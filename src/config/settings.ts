/** Limits of the domain's rules that a district sets for itself. */
import type { Settings } from '../engine/execution/settings.ts';
import { type Environment, whole } from './environment.ts';

const FEN = 100;

export function readSettings(from: Environment): Settings {
  return {
    projectStreetFen: whole(from, 'GRIDHUB_PROJECT_STREET_YUAN', 50_000, 0, 20_000_000) * FEN,
    planSeconds: whole(from, 'GRIDHUB_PLAN_SECONDS', 18, 0, 18),
    publicityDays: whole(from, 'GRIDHUB_PUBLICITY_DAYS', 5, 1, 90),
  };
}
