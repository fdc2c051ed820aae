/**
 * Ends this process with the one that started it, where whoever looks for the hub knows that one alone:
 * bin/gridhub.js under another Node, and `npm start`, whose shell takes npm's signals for itself and does not pass them on.
 * A hub that anything else has started stays, as after `nohup`. On Windows the end is one without a farewell.
 */
const LOOK_MS = 250;

export function endWithParent() {
  const end = () => process.kill(process.pid, 'SIGTERM');
  if (process.connected !== undefined) followChannel(end);
  const { npm_package_name: name, npm_lifecycle_event: script } = process.env;
  if (name === 'gridhub' && script === 'start') followShell(end);
}

/** Closed by the system however the parent ended; it may have ended already. */
function followChannel(end) {
  if (!process.connected) return end();
  process.once('disconnect', end);
  process.channel.unref();
}

function followShell(end) {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    end();
  }, LOOK_MS).unref();
}
