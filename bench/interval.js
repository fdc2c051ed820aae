/** What pairs of turns say: the ratio of one to the other, and how sure that is. */

/** An interval that begins above this is dearer for certain. */
const MOST = 1.05;

/** The median of the rounds, and between which of them it lies with 95 % or more: the second from either end of nine. */
function interval(ratios) {
  const inOrder = ratios.toSorted((a, b) => a - b);
  const cut = Math.max(0, Math.floor((ratios.length - 1) / 2 - Math.sqrt(ratios.length)));
  return {
    least: inOrder[cut],
    median: inOrder[ratios.length >> 1],
    most: inOrder[ratios.length - 1 - cut],
  };
}

/** Prints after to before, round by round in pairs. @returns whether after is dearer for certain */
export function comparePairs(title, after, before) {
  const { least, median, most } = interval(after.map((one, i) => one / before[i]));
  console.log(
    `${title} ${median.toFixed(2)}× (${least.toFixed(2)}–${most.toFixed(2)}) of ${after.length} pairs`,
  );
  return least > MOST;
}

export const IS_DEARER = `An interval lies above ${MOST}×.`;
