/** The rows of the tables that viewers read, as the oracle looks at them. */
export interface PlaceRow {
  id: string;
  code: string;
  kind: string;
  path: string;
}
export interface NeedRow {
  unit_of_measure: string;
  id: string;
  number: string;
  title: string;
  description: string;
  category: string;
  state: string;
  visibility: string;
  is_public: boolean;
  listed_at: Date | null;
  path: string;
  place_id: string;
  unit_id: string | null;
  created_at: Date;
  deadline: Date;
  rating: number | null;
}
export interface ClaimRow {
  id: string;
  number: string;
  need_id: string;
  unit_id: string;
  resource_id: string | null;
  path: string;
  state: string;
  reason: string | null;
  override_reason: string | null;
  created_at: Date;
}
export interface ResourceRow {
  categories: string[];
  id: string;
  number: string;
  title: string;
  description: string;
  unit_of_measure: string;
  pending_title: string | null;
  pending_description: string | null;
  place_id: string;
  unit_id: string;
  path: string;
  state: string;
  open_to: string;
  created_at: Date;
}
export interface AgreementRow {
  id: string;
  number: string;
  unit_id: string;
  path: string;
  title: string;
  reason: string | null;
  place_id: string;
  state: string;
  proposed_by: string;
  valid_from: string;
  valid_until: string;
  direction: string;
  opened_lists: string[];
  opened_categories: string[] | null;
  opened_place_ids: string[] | null;
  decision_id: string | null;
  signed_for_place_id: string | null;
  signed_for_unit_id: string | null;
}
export interface UnitRow {
  sector: string;
  id: string;
  code: string;
  name: string;
  place_id: string;
  path: string;
  version: number;
  liaison_name: string | null;
  office_phone: string | null;
}
export interface OrganisationRow {
  kind: string;
  id: string;
  code: string;
  path: string;
  place_id: string;
  parent_id: string | null;
  secretary_name: string | null;
  member_count: number;
}
export interface PersonRow {
  id: string;
  name: string | null;
  place_id: string;
  path: string;
  unit_id: string | null;
  merged_into_id: string | null;
  created_at: Date;
}
export interface AppointmentRow {
  id: string;
  person_id: string;
  body_id: string | null;
  unit_id: string | null;
  path: string;
  post: string;
  valid_from: string;
  valid_until: string | null;
}

export interface SeatRow {
  id: string;
  committee_id: string;
  unit_id: string;
  path: string;
  valid_from: string;
  valid_until: string | null;
}
export interface MeetingRow {
  id: string;
  number: string;
  committee_id: string;
  path: string;
  state: string;
  title: string;
  minutes: string | null;
  created_at: Date;
}
export interface DecisionRow {
  id: string;
  number: string;
  meeting_id: string;
  path: string;
  state: string;
  unit_id: string | null;
  created_at: Date;
}

export interface ProjectRow {
  id: string;
  kind: string;
  number: string;
  title: string;
  description: string;
  reason: string | null;
  milestones: { title: string }[];
  budget: { purpose: string }[];
  planned_fen: number;
  spent_fen: number;
  funder: string | null;
  progress: number;
  state: string;
  place_id: string;
  path: string;
  lead_id: string;
  lead_unit_id: string | null;
  accepted_by_id: string | null;
  filed_at: Date | null;
  completed_at: Date | null;
  created_at: Date;
}

export interface StepRow {
  need_id: string;
  version: number;
  actor: string;
}

export interface StepOf {
  of: string;
  version: number;
}

export interface GrantRow {
  id: string;
  account_id: string;
  path: string | null;
  unit_id: string | null;
}

/** All rows, read past every policy. */
export interface World {
  places: PlaceRow[];
  needs: NeedRow[];
  needById: Map<string, NeedRow>;
  claims: ClaimRow[];
  resources: ResourceRow[];
  agreements: AgreementRow[];
  units: UnitRow[];
  organisations: OrganisationRow[];
  people: PersonRow[];
  appointments: AppointmentRow[];
  seats: SeatRow[];
  meetings: MeetingRow[];
  attendances: { id: string; path: string; unit_id: string }[];
  agendaItems: { id: string; meeting_id: string }[];
  decisions: DecisionRow[];
  matters: { id: string; meeting_id: string; project_id: string | null }[];
  meetingSteps: StepOf[];
  decisionSteps: StepOf[];
  projects: ProjectRow[];
  projectNeeds: { id: string; project_id: string; need_id: string }[];
  projectResources: { id: string; project_id: string; resource_id: string }[];
  projectSteps: StepOf[];
  civicBodies: { id: string; path: string; place_id: string }[];
  terms: { id: string; path: string }[];
  venues: { id: string; path: string }[];
  figureReports: { id: string; path: string; state: string }[];
  figureReportSteps: StepOf[];
  serviceItems: { id: string; path: string }[];
  delegatedFunctions: { id: string; path: string }[];
  steps: Map<string, StepRow[]>;
  claimSteps: StepOf[];
  agreementSteps: StepOf[];
  resourceSteps: StepOf[];
  posts: { id: string; path: string; place_id: string; holder_name: string | null }[];
  placeCodes: string[];
  counts: { path: string; state: string }[];
  deltas: { id: string; path: string }[];
  audits: { id: string; path: string | null }[];
  grants: GrantRow[];
  tokens: { id: string; account_id: string }[];
  screenLinks: { id: string; path: string }[];
  /** The day in China. */
  today: string;
}
