/**
 * Commands that several sides may give, each by a rule of its own, and the names of the permissions: `acceptClaim.unit`.
 * The guard and what is offered name them alike.
 */
import type { Rule } from '../access/permissions.ts';
import type { Row } from '../loading/node.ts';
import type { CommandInput } from './command-input.ts';

/** A rule for each of several sides. */
export interface Sides<On> {
  rules: { readonly [side: string]: Rule };
  /** The side that the input acts for. @throws BAD_USER_INPUT where it must say so */
  side(on: On, input: CommandInput): string;
  /** Of a row: the sides that may still give it. */
  open?(row: Row<On>): readonly string[];
}

/** What says who may give a command. */
type May<On> = Rule | Sides<On>;

/** The sides where there are several; undefined: one rule for all. */
function sidesOf<On>(may: May<On>): Sides<On> | undefined {
  return 'rules' in may ? may : undefined;
}

/** The permission that an input asks for. @throws BAD_USER_INPUT where it must say for which side */
export function permissionOf<On>(name: string, may: May<On>, on: On, input: CommandInput): string {
  const sides = sidesOf(may);
  return sides ? `${name}.${sides.side(on, input)}` : name;
}

/** Where the state allows it to no side, a caller who could act for one may learn that. */
export function permissionsOf<On>(name: string, may: May<On>): string[] {
  const sides = sidesOf(may);
  return sides ? Object.keys(sides.rules).map((side) => `${name}.${side}`) : [name];
}

/** Those by which it may still be given on the row as it is. */
export function permissionsOn<T>(name: string, may: May<T>, row: Row<T>): string[] {
  const sides = sidesOf(may);
  if (!sides) return [name];
  return (sides.open?.(row) ?? Object.keys(sides.rules)).map((side) => `${name}.${side}`);
}
