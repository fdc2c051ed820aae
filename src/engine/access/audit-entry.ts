import type { Viewer } from './viewer.ts';

/** What goes into the audit. */
export interface Entry {
  /** Given where it is to be found again. */
  id?: string;
  kind: 'COMMAND' | 'REFUSED' | 'READ';
  what: string;
  viewer: Viewer;
  role?: string;
  objectId?: string | null;
  path?: string | null;
  code?: string;
}
