/** Date, title and clock, above the red rule. */
import { dateOf, timeOf } from '../clock.ts';
import { useScreen } from './screen-context.ts';

export function Top() {
  const { shown, acts, language, say } = useScreen();
  const { figures, now, theme } = shown;
  const isBelow = figures && (figures.above.length > 0 || figures.subject.code !== shown.own);
  return (
    <header class={`top ${theme}`}>
      <div class="date">
        {isBelow && (
          <button type="button" class="back" onClick={() => acts.back()}>
            ‹ {say('back')}
          </button>
        )}
        <time>{dateOf(now, language)}</time>
      </div>
      <h1>
        <span>{figures?.subject.name}</span>
        {say('title')}
      </h1>
      <time class="clock">{timeOf(now)}</time>
    </header>
  );
}
