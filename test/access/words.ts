/**
 * Every column that holds what people write, and who reads it. Written by hand from the domain text (sections 5 and 7);
 * a column that is not here fails the guard in `words.test.ts`.
 */
export type Readers =
  /** The public tree of places and bodies. */
  | 'EVERYBODY'
  /** Whoever has a token. */
  | 'KNOWN'
  /** Whoever sees the row by anything but a screen. */
  | 'SEERS'
  /** As SEERS, and screens where the row says so. */
  | 'SEERS_AND_SCREENS_WHERE_PUBLIC'
  /** The staff of its place and its own unit, whoever else sees the row. */
  | 'OWN'
  /** Staff, and the units concerned: screens see no such row. */
  | 'STEPS'
  /** A person's: masked by the table of personal fields, nothing for a screen. */
  | 'PERSONAL'
  /** Admins of the places where the account acts. */
  | 'ADMINS'
  /** No viewer by any field. */
  | 'NOBODY'
  /** Not words: the hub makes it, or it is one of a closed list. */
  | 'NO_WORDS';

export const WORDS: Record<string, Readers> = {
  'place.name': 'EVERYBODY',
  'place.code': 'NO_WORDS',
  'place_code.code': 'NO_WORDS',
  'place_code.replaced_by': 'NO_WORDS',
  'party_organisation.name': 'EVERYBODY',
  'party_organisation.code': 'NO_WORDS',
  'party_organisation.brand_name': 'EVERYBODY',
  'party_organisation.brand_theme': 'EVERYBODY',
  'civic_body.name': 'EVERYBODY',
  'venue.name': 'EVERYBODY',
  'venue.photo_url': 'EVERYBODY',
  'service_item.name': 'EVERYBODY',
  'service_item.counter': 'EVERYBODY',
  'service_item.hours': 'EVERYBODY',
  'service_item.materials': 'EVERYBODY',
  'service_item.taken_by': 'EVERYBODY',
  'delegated_function.bureau': 'EVERYBODY',
  'delegated_function.name': 'EVERYBODY',
  'figure_report.metric': 'NO_WORDS',
  'figure_report.figure': 'NO_WORDS',
  'figure_report.source': 'EVERYBODY',
  'figure_report.phrase': 'EVERYBODY',
  // Of what was withdrawn, which its staff sees alone.
  'figure_report.reason': 'SEERS',
  'person.name': 'PERSONAL',
  'meeting.number': 'NO_WORDS',
  'meeting.title': 'SEERS',
  'meeting.venue': 'SEERS',
  'meeting.reason': 'SEERS',
  // Screens see no meeting; units read the minutes once they are confirmed.
  'meeting.minutes': 'SEERS',
  'agenda_item.title': 'SEERS',
  'agenda_item.description': 'SEERS',
  'decision.number': 'NO_WORDS',
  'decision.text': 'SEERS',
  'decision.reason': 'SEERS',
  'building_post.title': 'EVERYBODY',
  'building_post.duties': 'EVERYBODY',
  'partner_unit.name': 'KNOWN',
  'partner_unit.code': 'NO_WORDS',
  'partner_unit.liaison_name': 'PERSONAL',
  'partner_unit.office_phone': 'PERSONAL',
  'agreement.number': 'NO_WORDS',
  'agreement.title': 'SEERS',
  'agreement.reason': 'SEERS',
  'need.number': 'NO_WORDS',
  'need.title': 'SEERS_AND_SCREENS_WHERE_PUBLIC',
  'need.description': 'SEERS',
  'need.unit_of_measure': 'SEERS',
  // Folded for search, which compares it only for those who read what it was made of.
  'need.words': 'NOBODY',
  'claim.number': 'NO_WORDS',
  'claim.reason': 'SEERS',
  'claim.override_reason': 'SEERS',
  'project.number': 'NO_WORDS',
  'project.title': 'SEERS',
  'project.description': 'SEERS',
  'project.reason': 'SEERS',
  'project.milestones': 'SEERS',
  'project.budget': 'SEERS',
  'resource.number': 'NO_WORDS',
  'resource.title': 'SEERS',
  'resource.description': 'SEERS',
  'resource.unit_of_measure': 'SEERS',
  'resource.pending_title': 'OWN',
  'resource.pending_description': 'OWN',
  ...Object.fromEntries(
    [
      ...['need', 'claim', 'resource', 'agreement', 'meeting', 'decision', 'project'],
      'figure_report',
    ].flatMap((noun) => [
      [`${noun}_step.reason`, 'STEPS'],
      [`${noun}_step.actor`, 'PERSONAL'],
      [`${noun}_step.command`, 'NO_WORDS'],
      [`${noun}_step.role`, 'NO_WORDS'],
    ]),
  ),
  'account.name': 'ADMINS',
  'account.subject': 'NOBODY',
  'token.label': 'ADMINS',
  'token.hash': 'NOBODY',
  'screen_link.label': 'ADMINS',
  'screen_link.page': 'ADMINS',
  'screen_link.hash': 'NOBODY',
  'reveal.reason': 'NOBODY',
  'audit.what': 'NO_WORDS',
  'audit.code': 'NO_WORDS',
  'change.actor': 'NOBODY',
  'change.reason': 'NOBODY',
  'change.role': 'NO_WORDS',
  'change.command': 'NO_WORDS',
  'command_key.input_hash': 'NO_WORDS',
};

/** What a screen may read of it, wherever it meets it. */
export const READ_BY_SCREENS: readonly Readers[] = ['EVERYBODY', 'KNOWN', 'NO_WORDS'];
