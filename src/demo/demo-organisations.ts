/** Party organisations and building posts of the demo, on every level of the place tree. */
import type { BuildingPost } from '../domain/organisation/building-post.entity.ts';
import type {
  PartyOrganisation,
  PartyOrganisationKind,
} from '../domain/organisation/party-organisation.entity.ts';
import type { DemoPlace } from './demo-places.ts';
import type { Random } from './random.ts';
import { NAMES } from './demo-names.ts';

const POSTS = [
  ['楼栋长', '联系本楼住户，收集需求，宣传政策。'],
  ['安全监督岗', '巡查楼道消防通道和飞线充电。'],
  ['卫生监督岗', '督促楼道保洁和垃圾分类。'],
  ['邻里调解岗', '了解邻里矛盾，先行劝导。'],
] as const;

type Body = [kind: PartyOrganisationKind, name: string, most: number];

/** The organisations that stand on a place, the leading one first. */
function bodiesOn(place: DemoPlace, random: Random): Body[] {
  const short = place.name.replace(/(社区|村委会|村)$/, '');
  switch (place.kind) {
    case 'DISTRICT':
      return [['DISTRICT_COMMITTEE', `中共${place.name}委员会`, 40]];
    case 'STREET':
      return [
        ['STREET_WORKING_COMMITTEE', `${place.name}党工委`, 30],
        ['JOINT_WORKING_COMMITTEE', `${place.name}大工委`, 15],
      ];
    case 'TOWN':
      return [
        ['TOWN_COMMITTEE', `${place.name}党委`, 30],
        ['JOINT_WORKING_COMMITTEE', `${place.name}大工委`, 15],
      ];
    case 'COMMUNITY':
      return [
        random.chance(0.6)
          ? ['GENERAL_BRANCH', `${short}社区党总支`, 120]
          : ['BRANCH', `${short}社区党支部`, 49],
        ['JOINT_COMMITTEE', `${short}社区大党委`, 12],
      ];
    case 'VILLAGE':
      return [['BRANCH', `${short}村党支部`, 45]];
    case 'GRID':
      return [['GRID_GROUP', `${place.name}党小组`, 12]];
    case 'PROVINCE':
    case 'CITY':
    case 'BUILDING':
      return [];
  }
}

/** A body or a post, and who was the last to hold it. */
export interface Led<T> {
  of: T;
  by: string;
}

export function demoOrganisations(
  places: readonly DemoPlace[],
  random: Random,
  at: Date,
): Led<PartyOrganisation>[] {
  const leading = new Map<string, PartyOrganisation>();
  return places.flatMap((place) =>
    bodiesOn(place, random).map(([kind, name, most], i) => {
      const id = random.id('party', at);
      const by = random.pick(NAMES);
      const body: PartyOrganisation = {
        id,
        code: `D${place.code}${String(i + 1).padStart(2, '0')}`,
        kind,
        name,
        placeId: place.id,
        path: place.path,
        parentId: (i === 0 ? leading.get(place.parentId ?? '') : leading.get(place.id))?.id ?? null,
        memberCount: random.whole(Math.ceil(most / 3), most),
        meetingEveryDays: kind.startsWith('JOINT') ? 90 : null,
        quorumPercent: kind.startsWith('JOINT') ? 50 : null,
        noticeDays: null,
        brandName: null,
        brandTheme: null,
        isDemo: true,
        version: 1,
        createdAt: at,
        updatedAt: at,
      };
      if (i === 0) leading.set(place.id, body);
      return { of: body, by };
    }),
  );
}

/** One post for every building, held by a member of its grid's Party group. */
export function demoPosts(
  places: readonly DemoPlace[],
  organisations: readonly Led<PartyOrganisation>[],
  random: Random,
  at: Date,
): Led<BuildingPost>[] {
  const groups = new Map(organisations.map(({ of }) => [of.placeId, of.id]));
  return places
    .filter((place) => place.kind === 'BUILDING')
    .map((place) => {
      const [title, duties] = random.pick(POSTS);
      const id = random.id('post', at);
      const by = random.pick(NAMES);
      const of = {
        id,
        title,
        duties,
        placeId: place.id,
        path: place.path,
        partyOrganisationId: groups.get(place.parentId ?? '') ?? null,
        isDemo: true,
        version: 1,
        createdAt: at,
        updatedAt: at,
      };
      return { of, by };
    });
}
