/** The documents of the hub's own pages, which it knows by itself: they run where viewers are held to trusted ones. */
import screen from './screen/generated/persisted-documents.json' with { type: 'json' };

export const PAGE_DOCUMENTS: Readonly<Record<string, string>> = screen;
