/** What every row of the demo is marked with. */
export const stamps = (at: Date) => ({ isDemo: true, version: 1, createdAt: at, updatedAt: at });
