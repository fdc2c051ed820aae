/**
 * One noun, one definition: from it follow the loaders, the connection, the root field, the node and its keys in federation,
 * and where it has states, its steps and its history. What it does not say is written by hand in the noun's folder.
 */
import type { ClassType } from 'type-graphql';
import { nameNoun } from '../../id.ts';
import { declarePersonal, declareRevealed } from '../access/personal.ts';
import { connectionOf } from '../loading/connection.ts';
import type { Feature } from './feature.ts';
import type { Definition, NounRow } from './noun-definition.ts';
import { type OwnLoaders, namedLoaders, ownLoaders } from './noun-loaders.ts';
import { nodeOf, rootOf } from './noun-node.ts';
import { claimLetter } from './number-letter.ts';
import { ACTOR } from './step.resolver.ts';
import { type StateStep, stepsOf } from './steps.ts';

export interface Noun<T extends object> extends Feature {
  kind: string;
  plural: string;
  /** As messages have it. */
  words: string;
  /** What the journal calls its rows. */
  table: string;
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
  const { kind, plural, words = kind, table = kind, entity, letter, states, terms } = definition;
  const { isHidden, isRootless } = definition;
  nameNoun(kind, words);
  if (letter) claimLetter(letter, kind);
  declareFields(definition);
  const load = ownLoaders(definition);
  const { Connection, ConnectionResolver } = connectionOf(entity.name, entity, terms.list);
  const steps =
    states &&
    stepsOf({ kind, words, entity, states, term: terms.history ?? `${terms.noun}办理记录` });
  return {
    kind,
    plural,
    words,
    table,
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

/** A history names who gave each command. */
function declareFields<T extends NounRow>({ kind, entity, states, personal = {} }: Definition<T>) {
  declarePersonal(personal);
  const revealed = Object.values(personal).flatMap(({ revealedAs = [] }) => revealedAs);
  for (const field of new Set([...revealed, ...(states ? [ACTOR] : [])])) {
    declareRevealed(field, kind, entity);
  }
}
