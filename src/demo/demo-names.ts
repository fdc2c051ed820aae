/** Names of people in the demo. */
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');

/** Invented names: every one carries 示范. */
export const NAMES: readonly string[] = SURNAMES.map((surname) => `${surname}示范`);
