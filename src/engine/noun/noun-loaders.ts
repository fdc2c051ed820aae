/** The loaders that every noun has, under names made of its own: `resource`, `resourceByNumber`, `resources`, … */
import type { ClassType } from 'type-graphql';
import type DataLoader from 'dataloader';
import { capitalised } from '../../labels.ts';
import type { Snapshot } from '../database/snapshot.ts';
import { countUpTo } from '../loading/load-count.ts';
import { loadOne } from '../loading/load-one.ts';
import { loadPage } from '../loading/load-page.ts';
import type { Row } from '../loading/node.ts';
import { loadSeen } from '../loading/seen-images.ts';

interface Loaded<T extends object> {
  kind: string;
  plural: string;
  entity: ClassType<T>;
  key?: 'number' | 'code';
  through?: readonly string[];
}

export interface OwnLoaders<T extends object> {
  byId: (reads: Snapshot) => DataLoader<string, Row<T> | null>;
  byKey: (reads: Snapshot) => DataLoader<string, Row<T> | null>;
  page: (reads: Snapshot) => ReturnType<typeof loadPage<Row<T>>>;
  /** Rows counted, no further than a bound. */
  upTo: (reads: Snapshot) => ReturnType<typeof countUpTo>;
  /** Whether the viewer sees an image of a row that the journal holds. */
  seen: (reads: Snapshot) => ReturnType<typeof loadSeen>;
}

/** What a noun adds to the loaders' names; `HubLoaders` extends it in the noun's file. */
export type NounLoaders<K extends string, P extends string, T extends object> = {
  readonly [_ in K]: ReturnType<OwnLoaders<T>['byId']>;
} & {
  readonly [_ in `${K}ByKey`]: ReturnType<OwnLoaders<T>['byKey']>;
} & {
  readonly [_ in P]: ReturnType<OwnLoaders<T>['page']>;
} & {
  readonly [_ in `${P}UpTo`]: ReturnType<OwnLoaders<T>['upTo']>;
};

export function ownLoaders<T extends { id: string }>(of: Loaded<T>): OwnLoaders<T> {
  const { kind, entity, key = 'id', through } = of;
  const byKey = `${kind}.by${capitalised(key)}`;
  return {
    byId: (reads) => loadOne<Row<T>>(reads, `${kind}.byId`, entity),
    byKey: (reads) => loadOne<Row<T>>(reads, byKey, entity, key as keyof T & string),
    page: (reads) => loadPage<Row<T>>(reads, `${kind}.page`, entity, through && [...through]),
    upTo: (reads) => countUpTo(reads, `${kind}.upTo`, entity),
    seen: (reads) => loadSeen(reads, entity),
  };
}

/** The own loaders by the names that the noun adds. */
export function namedLoaders<T extends object>({ kind, plural }: Loaded<T>, own: OwnLoaders<T>) {
  return {
    [kind]: own.byId,
    [`${kind}ByKey`]: own.byKey,
    [plural]: own.page,
    [`${plural}UpTo`]: own.upTo,
  };
}
