/** Places, which everybody sees. Their types by kind carry the keys of federation; what hangs on them is coarsened for screens. */
import type { Row } from '../../engine/loading/node.ts';
import { type Noun, defineNoun } from '../../engine/noun/noun.ts';
import { TYPE_OF_KIND } from './place-kind.ts';
import { Place } from './place.entity.ts';

export const place: Noun<Place> = defineNoun({
  kind: 'place',
  plural: 'places',
  entity: Place,
  terms: { noun: '地点', list: '地点列表' },
  isRootless: true,
  node: {
    by: { code: (load, code) => load.placeByCode.load(code) },
    ofKind: TYPE_OF_KIND,
  },
});

/** A place as it is read: its columns, and no instance. */
export type PlaceRow = Row<Place>;
