/** Fields of what is provided and of figures, for the table of all fields: nearly all of it is public. */
import type { Fields } from './fields.ts';

const STORED = ['id', 'version', 'isDemo', 'createdAt', 'updatedAt'];
const CONNECTION = { PUBLIC: ['nodes', 'edges', 'pageInfo', 'count', 'totalCount'] };

export const OF_PROVISION: Fields = {
  Figure: {
    PUBLIC: [
      ...['metric', 'unit', 'reported', 'computed', 'computedAt', 'agreement', 'whyNot'],
      ...['computedBy', 'reports'],
    ],
  },
  FigureReport: {
    PUBLIC: [
      ...[...STORED, 'metric', 'place', 'value', 'qualifier', 'reportedOn', 'source', 'phrase'],
      ...['state', 'reason'],
    ],
    SCOPED: ['history'],
    SELF: ['allowedCommands'],
  },
  FigureReportStep: {
    PUBLIC: ['version', 'at', 'command', 'role', 'reason', 'from', 'to'],
    PERSONAL: ['actor'],
  },
  FigureReportPayload: { SCOPED: ['figureReport'] },
  ...Object.fromEntries(
    ['FigureReport', 'FigureReportStep'].flatMap((type) => [
      [`${type}Connection`, CONNECTION],
      [`${type}Edge`, { PUBLIC: ['cursor', 'node'] }],
    ]),
  ),
  Venue: {
    PUBLIC: [
      ...[...STORED, 'name', 'place', 'area', 'areaBefore', 'upgrade', 'upgradedOn'],
      ...['openedOn', 'closedOn', 'isOpen', 'photoUrl'],
    ],
  },
  ServiceItem: {
    PUBLIC: [
      ...[...STORED, 'scheme', 'field', 'name', 'place', 'counter', 'hours', 'materials'],
      ...['takenBy', 'endedOn', 'isOffered'],
    ],
  },
  DelegatedFunction: {
    PUBLIC: [...STORED, 'bureau', 'name', 'place', 'validFrom', 'endedOn', 'isInForce'],
  },
  ...Object.fromEntries(
    ['Venue', 'ServiceItem', 'DelegatedFunction'].flatMap((type) => {
      const noun = type.charAt(0).toLowerCase() + type.slice(1);
      return [
        [`${type}Connection`, CONNECTION],
        [`${type}Edge`, { PUBLIC: ['cursor', 'node'] }],
        [`${type}Change`, { PUBLIC: [noun, 'cursor', 'at', 'id', 'version', 'effect'] }],
        [`${type}SnapshotRow`, { PUBLIC: [noun] }],
        [`${type}Payload`, { PUBLIC: [noun] }],
      ];
    }),
  ),
};
