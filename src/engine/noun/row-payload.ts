/** Payloads of commands: the row under its noun's name, as its giver sees it afterwards. */
import { type ClassType, Field, ObjectType } from 'type-graphql';
import { HubError } from '../../errors.ts';
import { wordsFor } from '../../id.ts';
import type { Payload } from './mutations.ts';
import type { NounRow } from './noun-definition.ts';
import type { Noun } from './noun.ts';

/** `ResourcePayload { resource }` */
export function rowAsPayload<T extends NounRow>(
  { kind, entity, load: own }: Noun<T>,
  name: string = kind,
  type: string = entity.name,
): Payload<T> {
  @ObjectType(`${type}Payload`, { simpleResolvers: true })
  class RowPayload {
    @Field(() => entity, { name })
    row!: object;
  }
  return {
    type: RowPayload as ClassType,
    present: async (id, { load }) => ({ [name]: seen(kind, id, await load.of(own.byId).load(id)) }),
  };
}

/** What a command made or changed, where its giver still sees it: a right may have ended since. @throws NOT_FOUND */
export function seen<R>(kind: string, id: string, row: R | null): R {
  if (row) return row;
  throw HubError.notFound(wordsFor(kind), id);
}
