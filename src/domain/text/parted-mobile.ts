/** The ways in which people part a mobile number. */

/** Signs that part things which are listed, and not one number. */
const LISTING = /[,、;/]/;

const BRACKET = /[([{<「『【〔《]/;

/** Whether people part a number like this: by one sign, by a pair of brackets, or behind its first three digits. */
export function isWayOf(sizes: readonly number[], gaps: readonly string[]): boolean {
  if (sizes.every((size) => size >= 3) || sizes.every((size) => size === 1)) return true;
  if (gaps.some((gap) => LISTING.test(gap))) return false;
  if (gaps.some((gap) => BRACKET.test(gap))) return sizes[0] === 3;
  return new Set(gaps).size === 1 || sizes[0] === 3;
}
