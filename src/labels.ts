/**
 * Enums of the API with their Chinese labels: published as GraphQL enums, and served as data by `labels`,
 * so that no client needs a dictionary of its own.
 */
import { registerEnumType } from 'type-graphql';

export interface Label {
  enum: string;
  value: string;
  zh: string;
  en: string;
}

type Members<T> = { readonly [K in keyof T & string]: K };

const labels: Label[] = [];
const names = new Map<object, string>();

/** Publishes an enum whose members are their own names; the values of `terms` are the Chinese labels. */
export function defineEnum<const T extends Record<string, string>>(
  name: string,
  description: string,
  terms: T,
): Members<T> {
  const members = Object.fromEntries(Object.keys(terms).map((key) => [key, key])) as Members<T>;
  const valuesConfig = Object.fromEntries(
    Object.entries(terms).map(([key, zh]) => [key, { description: zh }]),
  );
  names.set(members, name);
  registerEnumType(members as Record<string, string>, { name, description, valuesConfig });
  for (const [value, zh] of Object.entries(terms)) {
    labels.push({ enum: name, value, zh, en: inWords(value) });
  }
  return members;
}

/** The name under which an enum is published. @throws Error for what is none: a fault of ours */
export function nameOfEnum(members: object): string {
  const name = names.get(members);
  if (name !== undefined) return name;
  throw new Error(`no enum has the members ${Object.keys(members).join(', ')}`);
}

/** The Chinese label of a member. @throws Error for what is none: a fault of ours */
export function termOf(members: object, value: string): string {
  const name = nameOfEnum(members);
  const found = labels.find((one) => one.enum === name && one.value === value);
  if (found) return found.zh;
  throw new Error(`${name} has no ${value}`);
}

/** Every label, by enum and then in the order of its members. */
export function allLabels(): readonly Label[] {
  return labels;
}

function inWords(member: string): string {
  const words = member.toLowerCase().replaceAll('_', ' ');
  return capitalised(words);
}

export const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `a need`, `an activity`. */
export const withArticle = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
