/** How loud something is; each tone has its colours in tone.module.css. */
export type Tone = 'neutral' | 'accent' | 'healthy' | 'degraded' | 'failure' | 'not-ready' | 'idle' | 'note'
