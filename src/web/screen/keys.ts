/** The presenter's keys. */
import type { Life } from './life.ts';

export interface Presenter {
  help(): void;
  back(): void;
  theme(): void;
  table(): void;
  /** By so much; 0: as the address has it. */
  zoom(by: number): void;
  /** So many pages of the playlist on. */
  page(by: number): void;
  fullScreen(): void;
}

export function hearKeys(life: Life, presenter: Presenter): void {
  const acts: { [key: string]: () => void } = {
    '?': () => presenter.help(),
    Escape: () => presenter.back(),
    t: () => presenter.theme(),
    b: () => presenter.table(),
    '+': () => presenter.zoom(0.05),
    '=': () => presenter.zoom(0.05),
    '-': () => presenter.zoom(-0.05),
    0: () => presenter.zoom(0),
    ArrowLeft: () => presenter.page(-1),
    ArrowRight: () => presenter.page(1),
    f: () => presenter.fullScreen(),
  };
  life.on(window, 'keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    // With those the browser's own keys are meant.
    if (ctrlKey || metaKey || altKey) return;
    acts[key.length === 1 ? key.toLowerCase() : key]?.();
  });
}
