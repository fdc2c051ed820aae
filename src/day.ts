/** The length of a day: in UTC, and in China, which keeps one time all year. */
export const DAY_MS = 86_400_000;
