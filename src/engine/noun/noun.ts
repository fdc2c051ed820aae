/**
 * One noun, one definition: from it follow the loaders, the connection, the root field, the node and its keys in federation,
 * and where it has states, its steps and its history. What it does not say is written by hand in the noun's folder.
 */
import { Arg, type ClassType, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { nameNoun } from '../../id.ts';
import { type Policy, declarePersonal, declareRevealed } from '../access/personal.ts';
import type { HubContext } from '../execution/context.ts';
import type { NodeType } from '../execution/nodes.ts';
import { connectionOf } from '../loading/connection.ts';
import type { Feature } from './feature.ts';
import { type OwnLoaders, namedLoaders, ownLoaders } from './noun-loaders.ts';
import { ACTOR } from './step.resolver.ts';
import { type StateStep, stepsOf } from './steps.ts';

/** What every row of a noun has. */
export interface NounRow {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

interface Definition<T extends object> {
  /** What its ids begin with, and its steps' table. */
  kind: string;
  plural: string;
  /** As messages have it; left out: its kind. */
  words?: string;
  entity: ClassType<T>;
  /** Its key beside the id; other subgraphs name its rows by both. */
  key?: 'number' | 'code';
  /** The letter of its numbers: `R2026-000017`. */
  letter?: string;
  states?: object;
  /** Chinese terms: of one, of its list, of its history. */
  terms: { noun: string; list: string; history?: string };
  /** Whether `resource(id: …)` is asked in another way, or not at all. */
  isRootless?: boolean;
  /** Whether it is a table of ours that the API does not show as a type. */
  isHidden?: boolean;
  /** Its personal fields, `PartyOrganisation.secretaryName`, and who reads each. */
  personal?: { readonly [field: string]: Policy };
  /** How it is found by id and key where that is not by the column alone; with `ofKind` the keys stand on its types. */
  node?: Partial<NodeType>;
  /** Fields that show its pages: they are counted where one of them asks for a total. */
  through?: readonly string[];
}

export interface Noun<T extends object> extends Feature {
  kind: string;
  plural: string;
  terms: Definition<T>['terms'];
  entity: ClassType<T>;
  letter: string | undefined;
  states: object | undefined;
  Connection: ClassType;
  /** The entity of its steps; undefined: it has no states. */
  Step: ClassType<StateStep> | undefined;
  load: OwnLoaders<T>;
}

export interface SteppedNoun<T extends object> extends Noun<T> {
  states: object;
  Step: ClassType<StateStep>;
}

export function defineNoun<T extends NounRow>(
  definition: Definition<T> & { states: object },
): SteppedNoun<T>;
export function defineNoun<T extends NounRow>(definition: Definition<T>): Noun<T>;
export function defineNoun<T extends NounRow>(definition: Definition<T>): Noun<T> {
  const { kind, plural, words, entity, letter, states, terms, isHidden, isRootless } = definition;
  nameNoun(kind, words);
  if (letter) claimLetter(letter, kind);
  declareFields(definition);
  const load = ownLoaders(definition);
  const { Connection, ConnectionResolver } = connectionOf(entity.name, entity, terms.list);
  const steps =
    states && stepsOf({ kind, entity, states, term: terms.history ?? `${terms.noun}办理记录` });
  return {
    kind,
    plural,
    terms,
    entity,
    letter,
    states,
    Connection,
    Step: steps?.entity,
    load,
    entities: [entity, ...(steps ? [steps.entity] : [])],
    resolvers: [
      ...(isHidden ? [] : [ConnectionResolver]),
      ...(steps?.resolvers ?? []),
      ...(isHidden || isRootless ? [] : [rootOf(definition, load)]),
    ],
    loaders: namedLoaders({ kind, plural, entity }, load),
    nodes: isHidden ? {} : { [kind]: nodeOf(definition, load) },
  };
}

const letters = new Map<string, string>();

/** @throws Error for one that another noun's numbers begin with: a fault of ours */
function claimLetter(letter: string, kind: string): void {
  const other = letters.get(letter);
  if (other !== undefined)
    throw new Error(`numbers of ${kind} and of ${other} begin with ${letter}`);
  letters.set(letter, kind);
}

/** A history names who gave each command. */
function declareFields<T extends NounRow>({ kind, entity, states, personal = {} }: Definition<T>) {
  declarePersonal(personal);
  const revealed = Object.values(personal).flatMap(({ revealedAs = [] }) => revealedAs);
  for (const field of new Set([...revealed, ...(states ? [ACTOR] : [])])) {
    declareRevealed(field, kind, entity);
  }
}

/** How its rows are found, and the keys by which other subgraphs name them. */
function nodeOf<T extends object>({ entity, key, node }: Definition<T>, own: OwnLoaders<T>) {
  // In the order in which decorators would have noted them.
  for (const one of key ? [key, 'id'] : []) Directive(`@key(fields: "${one}")`)(entity);
  const found: NodeType = {
    type: entity.name,
    byId: (load, id) => load.of(own.byId).load(id),
    ...(key && { by: { [key]: (load, value) => load.of(own.byKey).load(value) } }),
    ...node,
  };
  return found;
}

/** `resource(id: …)` */
function rootOf<T extends object>({ kind, entity, terms }: Definition<T>, own: OwnLoaders<T>) {
  @Resolver()
  class RootResolver {
    @Query(() => entity, { name: kind, nullable: true, description: terms.noun })
    one(@Arg('id', () => ID) id: string, @Ctx() { load }: HubContext) {
      return load.of(own.byId).load(id);
    }
  }
  return RootResolver;
}
