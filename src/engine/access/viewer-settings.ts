/**
 * The settings of a viewer's transactions, which the policies read.
 * Invariant: nothing but these decides which rows a statement shows; a right that is missing is no setting at all.
 */

/** What a viewer may see, in paths of places and ids of units. */
interface Rights {
  readonly isKnown: boolean;
  readonly staffPaths: readonly string[];
  readonly screenPaths: readonly string[];
  readonly auditedPaths: readonly string[];
  readonly adminPaths: readonly string[];
  readonly unitIds: readonly string[];
}

/** @param day in the district: what opens to units hangs on it */
export function settingsOf(rights: Rights, day: string): Record<string, string> {
  const [widest, ...others] = rights.staffPaths.toSorted((a, b) => a.length - b.length);
  return {
    'gridhub.scope': rights.isKnown ? 'known' : 'anonymous',
    ...(widest && { 'gridhub.from': widest, 'gridhub.to': `${widest.slice(0, -1)}/` }),
    ...(others.length > 0 && { 'gridhub.staff': others.join(',') }),
    ...(rights.screenPaths.length > 0 && { 'gridhub.screens': rights.screenPaths.join(',') }),
    ...(rights.auditedPaths.length > 0 && { 'gridhub.audited': rights.auditedPaths.join(',') }),
    ...(rights.adminPaths.length > 0 && { 'gridhub.admin': rights.adminPaths.join(',') }),
    ...(rights.unitIds.length > 0 && {
      'gridhub.units': rights.unitIds.join(','),
      'gridhub.today': day,
    }),
  };
}
