/** Variables of the environment, each read as what it should be, or refused by its name. */
import { StartError } from '../errors.ts';

/** Handed on by `config.ts`, which alone knows the process's own. */
export type Environment = Record<string, string | undefined>;

/** A whole number within its bounds. @throws StartError for anything else */
export function whole(
  from: Environment,
  name: string,
  otherwise: number,
  min: number,
  max: number,
): number {
  const text = from[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new StartError(`${name} is "${text}"; give a whole number from ${min} to ${max}.`);
}

/** The address of a PostgreSQL server. @throws StartError for anything else */
export function address(from: Environment, name: string): string | undefined {
  const text = from[name] || undefined;
  if (text === undefined || /^postgres(ql)?:\/\//.test(text)) return text;
  throw new StartError(`${name} must start with postgres:// or postgresql://.`);
}

/** What stands between commas, without white space around it. */
export function listIn(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}
