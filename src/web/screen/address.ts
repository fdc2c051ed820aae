/** What the address asks of the screen. */
export type Theme = 'dark' | 'hall';
export type Language = 'zh' | 'en';

/** One page of a playlist: a place by its code (none: the screen's own) as an overview, its projects, or what was reported of it. */
export interface View {
  kind: 'overview' | 'projects' | 'reported';
  code: string | undefined;
}

export interface Wishes {
  scope: string | undefined;
  theme: Theme;
  language: Language;
  zoom: number;
  isTable: boolean;
  list: readonly View[];
  everyMs: number;
}

const EVERY_S = 30;
const LEAST_S = 5;

export function wishesOf(search: string): Wishes {
  const asked = new URLSearchParams(search);
  return {
    scope: asked.get('scope') || undefined,
    theme: asked.get('theme') === 'hall' ? 'hall' : 'dark',
    language: asked.get('lang') === 'en' ? 'en' : 'zh',
    zoom: zoomOf(Number(asked.get('zoom') ?? 1)),
    isTable: asked.has('table'),
    list: (asked.get('list') ?? '').split(',').filter(Boolean).map(viewOf),
    everyMs: Math.max(LEAST_S, Number.parseFloat(asked.get('every') ?? '') || EVERY_S) * 1_000,
  };
}

/** Within what a wall can show. */
export const zoomOf = (given: number) => Math.min(1.5, Math.max(0.5, given || 1));

/** `overview`, `street:211102002`, `projects`, `projects:211102002`, `reported`; any other word before a code is that place. */
function viewOf(text: string): View {
  const [word = '', code] = text.split(':');
  const kind = word === 'projects' || word === 'reported' ? word : 'overview';
  return { kind, code: code || undefined };
}
