/** Who asks, beside the name of the hub: chosen, signed in, or to be signed in. */
import { useState } from 'react';
import { signIn } from './who.js';

export function ViewerChoice({ viewers, viewer, signedIn, onChoose }) {
  if (viewers.length > 0) return <Chooser {...{ viewers, viewer, onChoose }} />;
  if (signedIn) return <SignedIn label={signedIn.label} />;
  return <SignIn />;
}

function Chooser({ viewers, viewer, onChoose }) {
  const choose = ({ target }) => onChoose(viewers.find(({ key }) => key === target.value));
  return (
    <label className="viewer" title="由谁提问 Who asks">
      身份 Viewer{' '}
      <select value={viewer.key} onChange={choose}>
        {viewers.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function SignedIn({ label }) {
  return (
    <form className="viewer" method="post" action="/sign-out">
      <span className="viewer-name" title={`已登录 Signed in as ${label}`}>
        {label}
      </span>
      <button>退出 Sign out</button>
    </form>
  );
}

/** The token leaves the page at once, into a cookie that no script reads. */
function SignIn() {
  const [fault, setFault] = useState();
  const submit = async (event) => {
    event.preventDefault();
    setFault(await signIn(new FormData(event.target).get('token')));
  };
  return (
    <form className="viewer" onSubmit={submit}>
      <label>
        匿名 Nobody{' '}
        <input name="token" type="password" placeholder="令牌 hub_…" required autoComplete="off" />
      </label>
      <button>登录 Sign in</button>
      {fault && <span role="alert">{fault}</span>}
    </form>
  );
}
