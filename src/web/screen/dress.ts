/** Theme and size of the page, as its root has them. */
import type { Shown } from './store.ts';

/** Behind another tab nothing is drawn, and what would move is kept until it could: there nothing moves. */
export function holdStill(): void {
  document.documentElement.dataset['hidden'] = String(document.hidden);
}

export function dress({ theme, zoom, isTable, wishes }: Shown): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.dataset['form'] = isTable ? 'table' : 'wall';
  root.style.setProperty('--zoom', String(zoom));
  root.lang = wishes.language === 'en' ? 'en' : 'zh-CN';
}
