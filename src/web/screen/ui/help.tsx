/** The presenter's keys. */
import { useEffect, useRef } from 'preact/hooks';
import { KEYS } from '../words.ts';
import { useScreen } from './screen-context.ts';

export function Help() {
  const { acts, language, say } = useScreen();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <div class="help" role="dialog" aria-modal="true" aria-labelledby="keys-title">
      <h2 id="keys-title">{say('keys')}</h2>
      <dl>
        {KEYS.map(([key, zh, en]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{language === 'en' ? en : zh}</dd>
          </div>
        ))}
      </dl>
      <button ref={close} type="button" onClick={() => acts.help()}>
        ×
      </button>
    </div>
  );
}
