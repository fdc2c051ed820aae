/** The presenter's keys. */
import { useEffect, useRef } from 'preact/hooks';
import { KEYS } from '../words.ts';
import { useScreen } from './screen-context.ts';

export function Help() {
  const { acts, language, say } = useScreen();
  const dialog = useRef<HTMLDialogElement>(null);
  // Modal: what lies behind it is out of reach, and the browser gives the focus back when it closes.
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="help"
      aria-labelledby="keys-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="keys-title">{say('keys')}</h2>
      <dl>
        {KEYS.map(([key, zh, en]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{language === 'en' ? en : zh}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => acts.help()}>
        ×
      </button>
    </dialog>
  );
}
