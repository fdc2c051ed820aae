/** What the address asks of the screen. */
export type Theme = 'dark' | 'hall';
export type Language = 'zh' | 'en';

/** One page of a playlist: a place by its code (none: the screen's own) as an overview, or its projects. */
export interface View {
  kind: 'overview' | 'projects';
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

/** `overview`, `street:211102002`, `projects`, `projects:211102002`; any other word before a code is that place. */
function viewOf(text: string): View {
  const [word = '', code] = text.split(':');
  return { kind: word === 'projects' ? 'projects' : 'overview', code: code || undefined };
}
