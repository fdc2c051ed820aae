/**
 * Loaded into a hub's process by `--import`: at each SIGUSR2 the next of the troubles happens to it that the variable
 * TROUBLE names, `reject,throw`. The hub itself knows nothing of this.
 */
const TROUBLES = {
  throw: () => {
    throw new Error('nobody catches this');
  },
  reject: () => void Promise.reject(new Error('nobody holds this')),
  fill: () => {
    for (const kept = []; ;) kept.push(Array.from({ length: 100_000 }, () => ({})));
  },
};

const coming = (process.env.TROUBLE ?? '').split(',');
process.on('SIGUSR2', () => TROUBLES[coming.shift()]());
