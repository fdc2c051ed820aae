/** The feed of places, which everybody may follow: what all lists hang on. */
import { BY_CODE } from '../place/place-order.ts';
import { placeFilter } from '../place/place.filter.ts';
import { place } from '../place/place.noun.ts';
import { feedOf } from './feed.ts';
import { publicPage } from './public-page.ts';

export const placeFeed = feedOf({
  noun: place,
  filter: placeFilter,
  audience: 'EVERYBODY',
  belongs: () => false,
  page: publicPage(BY_CODE),
});
