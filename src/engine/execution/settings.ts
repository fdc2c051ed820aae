/** What the operator has set for the rules of the domain. Each feature adds its own, by declaration merging. */
export interface Settings {}
