/** What was found, in a sentence; what to do about it; and what to paste for that. */
export type Advice = readonly [found: string, fix: string, snippet?: string | null]
