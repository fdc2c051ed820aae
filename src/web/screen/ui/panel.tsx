/** A part of the screen with a heading; veiled where what it shows is too old to be taken for the present. */
import type { ComponentChildren } from 'preact';
import { WORDS, type Word } from '../words.ts';
import { useScreen } from './screen-context.ts';

interface Props {
  name: string;
  title: Word;
  /** Beside the heading, at the end of its line. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

export function Panel({ name, title, aside, children }: Props) {
  const { shown, say } = useScreen();
  return (
    <section class={`panel ${name}`} aria-labelledby={`${name}-title`}>
      <header>
        <h2 id={`${name}-title`}>
          {say(title)} <Beside word={title} />
        </h2>
        <div class="aside">{aside}</div>
      </header>
      <div class="body">{children}</div>
      {shown.isOld && <Veil />}
    </section>
  );
}

/** Over figures that are too old to be taken for the present. */
export function Veil() {
  const { say } = useScreen();
  return (
    <p class="veil" role="status">
      {say('old')}
    </p>
  );
}

/** English beside Chinese, where there is room. */
export function Beside({ word }: { word: Word }) {
  const { language } = useScreen();
  return language === 'zh' ? (
    <small class="beside" lang="en">
      {WORDS[word][1]}
    </small>
  ) : null;
}
