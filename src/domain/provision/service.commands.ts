/** The commands on services near the people, and on functions that bureaus place in the streets. */
import { HubError } from '../../errors.ts';
import { isGiven } from '../../input.ts';
import { type Subject, admins, districtAdmins } from '../../engine/access/permissions.ts';
import type { Columns } from '../../engine/noun/command.ts';
import type { CommandContext } from '../../engine/noun/command-context.ts';
import { commandsOf } from '../../engine/noun/commands.ts';
import { rowAsPayload } from '../../engine/noun/row-payload.ts';
import { findPlace } from '../place/find-place.ts';
import type { Place } from '../place/place.entity.ts';
import { readTold } from '../text/told-text.ts';
import type { DelegatedFunction } from './delegated-function.entity.ts';
import {
  AmendServiceItemInput,
  DelegateFunctionInput,
  EndDelegatedFunctionInput,
  EndServiceItemInput,
  OfferServiceItemInput,
} from './provision.inputs.ts';
import { delegatedFunction, serviceItem } from './provision.noun.ts';
import { NAME, readEnd, readTexts } from './provision-texts.ts';
import type { ServiceItem } from './service-item.entity.ts';

const BUREAU = 60;

const placeOf = (
  context: CommandContext,
  { place }: OfferServiceItemInput | DelegateFunctionInput,
): Promise<Place> => findPlace(context, place, 'input.place');

export const serviceItemCommands = commandsOf<ServiceItem>(
  serviceItem,
  {
    offerServiceItem: {
      may: admins,
      input: OfferServiceItemInput,
      on: placeOf,
      make: offer,
      term: '设立服务事项',
    },
    amendServiceItem: {
      may: admins,
      input: AmendServiceItemInput,
      change: amend,
      term: '修改服务事项',
    },
    endServiceItem: {
      may: admins,
      input: EndServiceItemInput,
      change: end,
      term: '停办服务事项',
    },
  },
  { payload: rowAsPayload(serviceItem, 'serviceItem') },
);

export const delegatedFunctionCommands = commandsOf<DelegatedFunction>(
  delegatedFunction,
  {
    delegateFunction: {
      may: districtAdmins,
      input: DelegateFunctionInput,
      on: placeOf,
      make: delegate,
      term: '职能下沉',
    },
    endDelegatedFunction: {
      may: districtAdmins,
      input: EndDelegatedFunctionInput,
      change: takeBack,
      term: '收回下沉职能',
    },
  },
  { payload: rowAsPayload(delegatedFunction, 'delegatedFunction') },
);

/** @throws BAD_USER_INPUT for a field of another scheme, and for texts that are empty or too long */
async function offer(
  context: CommandContext,
  input: OfferServiceItemInput,
  on: Subject,
): Promise<Columns<ServiceItem>> {
  const { scheme, field = null, name } = input;
  if ((scheme === 'NEARBY') !== (field !== null)) {
    throw HubError.badInput('input.field', 'A NEARBY service has a field, a STREET one has none.');
  }
  return {
    scheme,
    field,
    name: await readTold(context, 'input.name', name, NAME),
    placeId: (on as Place).id,
    ...(await readTexts(context, input)),
  };
}

async function amend(
  context: CommandContext,
  row: ServiceItem,
  input: AmendServiceItemInput,
): Promise<void> {
  if (row.endedOn !== null) throw HubError.conflict(`${row.name} ended on ${row.endedOn}.`);
  if (isGiven(input.name)) row.name = await readTold(context, 'input.name', input.name, NAME);
  Object.assign(row, await readTexts(context, input));
}

function end(context: CommandContext, row: ServiceItem, { on }: EndServiceItemInput): void {
  row.endedOn = readEnd(context, on, { what: row.name, ended: row.endedOn });
}

/** @throws BAD_USER_INPUT for a place that is no street or town */
async function delegate(
  context: CommandContext,
  { bureau, name, validFrom }: DelegateFunctionInput,
  on: Subject,
): Promise<Columns<DelegatedFunction>> {
  const { id: placeId, code, kind } = on as Place;
  if (kind !== 'STREET' && kind !== 'TOWN') {
    throw HubError.badInput(
      'input.place',
      `Functions are placed in a STREET or a TOWN; ${code} is a ${kind}.`,
    );
  }
  return {
    bureau: await readTold(context, 'input.bureau', bureau, BUREAU),
    name: await readTold(context, 'input.name', name, NAME),
    placeId,
    validFrom,
  };
}

function takeBack(
  context: CommandContext,
  row: DelegatedFunction,
  { on }: EndDelegatedFunctionInput,
): void {
  const { name: what, validFrom: begun, endedOn: ended } = row;
  row.endedOn = readEnd(context, on, { what, begun, ended });
}
