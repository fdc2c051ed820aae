/** The commands on links for walls: by the admins of the place that the wall shows. */
import { HubError } from '../../errors.ts';
import { isGiven, readText } from '../../input.ts';
import { admins } from '../../engine/access/permissions.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import { Place } from '../place/place.entity.ts';
import { endScreenLink } from './screen-link-ending.ts';
import { type MadeLink, MOST_LINK_DAYS, isPageName, makeScreenLink } from './screen-link-making.ts';
import type { ScreenLink } from './screen-link.entity.ts';
import { CreateScreenLinkInput, RevokeScreenLinkInput } from './screen-link.inputs.ts';
import { screenLink } from './screen-link.noun.ts';
import { screenLinkPayload } from './screen-link.resolver.ts';

const LABEL = 80;
const PAGE = 200;

export const screenLinkCommands = commandsOf(
  screenLink,
  {
    createScreenLink: {
      rules: { PLACE: admins },
      because: 'what it makes ends with the grant that allowed it, which the body has to know',
      input: CreateScreenLinkInput,
      run: create,
      term: 'For a wall of yours: an address that is opened there once 签发大屏链接',
    },
    revokeScreenLink: {
      may: admins,
      input: RevokeScreenLinkInput,
      change: revoke,
      term: 'The wall is shown nothing more within a second 吊销大屏链接',
    },
  },
  { payload: screenLinkPayload },
);

async function create(context: CommandContext, input: CreateScreenLinkInput): Promise<MadeLink> {
  const { days, placeId } = input;
  const label = readText('input.label', input.label, LABEL);
  if (days < 1 || days > MOST_LINK_DAYS) {
    throw HubError.badInput(
      'input.days',
      `\`input.days\` is ${days}; give 1 to ${MOST_LINK_DAYS}.`,
    );
  }
  const page = isGiven(input.page) ? readPage(input.page) : null;
  const place = await context.hold(Place, placeId, 'input.placeId');
  const maker = await context.require('createScreenLink.PLACE', place);
  return makeScreenLink(context.em, {
    place,
    ...{ label, days, page },
    now: context.now,
    makers: [maker],
  });
}

/** Its name below `/pages/`. @throws BAD_USER_INPUT for one that could lead elsewhere */
function readPage(given: string): string {
  const page = readText('input.page', given, PAGE);
  if (isPageName(page)) return page;
  throw HubError.badInput(
    'input.page',
    '`input.page` is the name of a file under /pages/, like wall.html or hall/wall.html.',
  );
}

function revoke({ em, now }: CommandContext, link: ScreenLink): Promise<void> {
  return endScreenLink(em, link, now);
}
