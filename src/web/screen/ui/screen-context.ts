/** What every part of the screen is given: what is shown, what can be done, and how words are said. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Shown } from '../store.ts';
import { WORDS, type Word } from '../words.ts';

export interface Acts {
  /** Opens a place by its code, or a unit by its id. */
  open(subject: string): void;
  back(): void;
  help(): void;
  table(): void;
}

export interface ScreenContext {
  shown: Shown;
  acts: Acts;
}

const context = createContext<ScreenContext | undefined>(undefined);
export const ScreenProvider = context.Provider;

/** @throws Error outside the screen: a fault of ours */
export function useScreen() {
  const given = useContext(context);
  if (!given) throw new Error('no screen around this part of it');
  const { shown, acts } = given;
  const { language } = shown.wishes;
  return {
    shown,
    acts,
    language,
    say: (word: Word) => WORDS[word][language === 'en' ? 1 : 0],
    /** A label of the hub's, or the value itself where it has none. */
    label: (name: string, value: string) =>
      shown.labels.get(`${name}.${value}`)?.[language] ?? value,
  };
}
