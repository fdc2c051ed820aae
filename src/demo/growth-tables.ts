/** What of the demo district growth copies. */

/** A copy of the district, or of its lists within it. */
export type Kind = 'district' | 'lists';

/** Tables that are copied, parents before children, with what of their rows is. */
export const COPIED: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  district: {
    place: 'p.tail is not null',
    place_code: 't.place_id in (select o.id from place o join tail using (path))',
    party_organisation: 'true',
    building_post: 'true',
    partner_unit: 'true',
    civic_body: 'true',
    term: 'true',
    venue: 'true',
    service_item: 'true',
    delegated_function: 'true',
    person: 'true',
    seat: 'true',
    appointment: 'true',
    agreement: 'true',
    agreement_step: 'true',
    resource: 'true',
    resource_step: 'true',
    need: 't.id in (select id from chosen)',
    need_step: 't.need_id in (select id from chosen)',
    claim: 't.need_id in (select id from chosen)',
    claim_step:
      't.claim_id in (select k.id from claim k where k.need_id in (select id from chosen))',
    meeting: 'true',
    meeting_step: 'true',
    attendance: 'true',
    agenda_item: 'true',
    decision: 'true',
    decision_step: 'true',
    project: 'true',
    project_step: 'true',
    project_need: 't.need_id in (select id from chosen)',
    project_resource: 'true',
    matter: 't.need_id is null or t.need_id in (select id from chosen)',
    account: 't.is_demo',
    access_grant: 't.is_demo',
    token: 't.is_demo',
  },
  lists: {
    need: 't.id in (select id from chosen)',
    need_step: 't.need_id in (select id from chosen)',
    claim: 't.need_id in (select id from chosen)',
    claim_step:
      't.claim_id in (select k.id from claim k where k.need_id in (select id from chosen))',
  },
};
