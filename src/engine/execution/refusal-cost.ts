/** What a caller pays for what is refused before it runs: reading and judging it. */
export const COST_OF_REFUSAL = 10;
