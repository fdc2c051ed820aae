/** A command that the demo's traffic gives: its name, what it is given, and by whom. */

/** Who gives it: an account of the demo. */
export type Giver =
  | 'administrator'
  | `secretary of ${string}`
  | `worker of ${string}`
  | `liaison of ${string}`;

/** The input type of each command that is given. */
export const INPUTS = {
  reportNeed: 'ReportNeedInput',
  resubmitNeed: 'NeedInput',
  listNeed: 'ListNeedInput',
  returnNeed: 'NeedReasonInput',
  rejectNeed: 'NeedReasonInput',
  shelveNeed: 'ShelveNeedInput',
  relistNeed: 'NeedInput',
  withdrawNeed: 'NeedReasonInput',
  resolveNeed: 'NeedReasonInput',
  refuseDelivery: 'StillOpenInput',
  closeNeed: 'CloseNeedInput',
  claimNeed: 'ClaimNeedInput',
  acceptClaim: 'AcceptClaimInput',
  declineClaim: 'ClaimReasonInput',
  withdrawClaim: 'ClaimReasonInput',
  startClaim: 'ClaimInput',
  deliverClaim: 'ClaimInput',
  confirmClaim: 'ClaimInput',
  pauseResource: 'ResourceInput',
  resumeResource: 'ResourceInput',
  reportMilestone: 'ReportMilestoneInput',
  startProject: 'ProjectInput',
  submitProject: 'ProjectInput',
} as const;

export type CommandName = keyof typeof INPUTS;

export interface Command {
  name: CommandName;
  input: Readonly<Record<string, unknown>>;
  by: Giver;
  /** Of the row that it is on; null where it makes one. */
  on: string | null;
}

/** The document that gives it. */
export function documentOf(name: CommandName): string {
  return `mutation DemoTraffic_${name}($input: ${INPUTS[name]}!) { ${name}(input: $input) { __typename } }`;
}
