/** The commands on needs, and where each leads: in the order in which they are offered. */
import { commandsOf } from '../../engine/noun/commands.ts';
import { endings } from './need-ending.commands.ts';
import { listing } from './need-listing.commands.ts';
import { need } from './need.noun.ts';
import { reporting } from './need-reporting.commands.ts';
import { byClaims } from './need-moves.ts';
import { mayBeClaimed } from './need-room.ts';
import type { Need } from './need.entity.ts';
import type { NeedState } from './need.enums.ts';

export const needCommands = commandsOf<Need, NeedState>(
  need,
  { ...reporting, ...listing, ...endings },
  {
    ledBy: byClaims,
    also: async (row, context) => ((await mayBeClaimed(row, context)) ? ['claimNeed'] : []),
  },
);
