/**
 * Ids in the inputs of commands, each declared with the noun that it names: the caller must see what it names,
 * wherever in the input it stands. Invariant: every field of type ID in an input is declared so (`test/guards/inputs`).
 */
import { Field, ID, getMetadataStorage } from 'type-graphql';
import { type Noun, nounOf } from '../../id.ts';

/** Of any noun: what its id says. */
export const ANY = '*';

/** An id of an input, and where it stands. */
export interface NamedId {
  noun: Noun;
  id: string;
  argument: string;
}

type Class = abstract new (...given: never[]) => object;

const declared = new Map<unknown, Map<string, Noun>>();

/** A field that holds the id of a row of the noun. */
export function IdOf(
  noun: Noun,
  options: { nullable?: boolean; description?: string } = {},
): PropertyDecorator {
  return (target, property) => {
    Field(() => ID, options)(target, property);
    declare(noun, target.constructor, String(property));
  };
}

/** A field that holds the ids of several. */
export function IdsOf(
  noun: Noun,
  options: { nullable?: boolean; description?: string } = {},
): PropertyDecorator {
  return (target, property) => {
    Field(() => [ID], options)(target, property);
    declare(noun, target.constructor, String(property));
  };
}

function declare(noun: Noun, type: unknown, property: string): void {
  const fields = declared.get(type) ?? new Map<string, Noun>();
  declared.set(type, fields.set(property, noun));
}

/** The noun that a field of an input's class names; undefined: the field holds no id. */
export function nounNamedBy(type: Class, field: string): Noun | undefined {
  for (let one: unknown = type; typeof one === 'function'; one = Object.getPrototypeOf(one)) {
    const noun = declared.get(one)?.get(field);
    if (noun !== undefined) return noun;
  }
  return undefined;
}

/** All ids that an input of the class names, nested ones and those in lists too. */
export function idsIn(type: Class, input: object, argument = 'input'): NamedId[] {
  return Object.entries(input).flatMap(([field, value]) => {
    const holds = shapeOf(type).get(field);
    if (holds === undefined) return [];
    return each(value, `${argument}.${field}`).flatMap(([one, at]) => {
      if (typeof holds === 'string') return typeof one === 'string' ? named(holds, one, at) : [];
      return typeof one === 'object' && one !== null ? idsIn(holds, one, at) : [];
    });
  });
}

/** What is no id at all is of no noun. */
function named(noun: Noun, id: string, argument: string): NamedId[] {
  if (noun !== ANY) return [{ noun, id, argument }];
  const own = nounOf(id);
  return own === null ? [] : [{ noun: own, id, argument }];
}

function each(value: unknown, at: string): [unknown, string][] {
  if (!Array.isArray(value)) return [[value, at]];
  return value.flatMap((one: unknown, i) => each(one, `${at}.${i}`));
}

const shapes = new Map<Class, ReadonlyMap<string, Noun | Class>>();

/** The fields of an input that name an object, by the noun, and those that hold another input, by its class. */
function shapeOf(type: Class): ReadonlyMap<string, Noun | Class> {
  const known = shapes.get(type);
  if (known) return known;
  const { fields, inputTypes } = getMetadataStorage();
  const inputs = new Set<unknown>(inputTypes.map(({ target }) => target));
  const shape = new Map<string, Noun | Class>();
  for (const { target, name, getType } of fields) {
    if (target !== type && !(type.prototype instanceof target)) continue;
    const holds = nounNamedBy(type, name) ?? getType();
    if (typeof holds === 'string' || inputs.has(holds)) shape.set(name, holds as Noun | Class);
  }
  shapes.set(type, shape);
  return shape;
}
