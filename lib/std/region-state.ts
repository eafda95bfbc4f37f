/** What a region of a page knows of itself, from which `regionState` decides what it shows. Times in seconds. */
export interface RegionFacts<F> {
  /** Switched off by the administrator. */
  readonly off: boolean
  /** Nothing is loaded before somebody asks for it, and nobody has. */
  readonly unasked: boolean
  /** How long data that is not there yet has been awaited; undefined when none is awaited. */
  readonly waitedSeconds: number | undefined
  /** What the last good answer holds; `filtered` when filters hide all of it; undefined without one. */
  readonly content: RegionContent | undefined
  /** Age of the last good answer; undefined when its age does not matter, as of a window in the past. */
  readonly ageSeconds: number | undefined
  /** Undefined when no timer refreshes: then only a failed attempt makes data stale. */
  readonly refreshSeconds: number | undefined
  /** The next answer is under way, or the timer rests because nobody looks: old data gets dim, but stays. */
  readonly settling: boolean
  /** What became of the last attempt, when it failed. */
  readonly failure: F | undefined
  /** The failure is a missing right: then earlier data is not shown either. */
  readonly denied: boolean
}

/** Nothing to see yet, a skeleton, or a skeleton with the words what is awaited. */
export type LoadingPhase = 'blank' | 'skeleton' | 'slow'

export type RegionContent = 'some' | 'empty' | 'filtered'

/** Old data that is still shown; dimmed once it is older than a person would take for current. */
export interface Staleness<F> {
  readonly dimmed: boolean
  readonly failure: F | undefined
}

export type RegionState<F> =
  | { readonly kind: 'off' }
  | { readonly kind: 'unasked' }
  | { readonly kind: 'denied'; readonly failure: F }
  | { readonly kind: 'loading'; readonly phase: LoadingPhase }
  /** `failure` is undefined when nothing failed but the answer never came, or got too old to be shown. */
  | { readonly kind: 'error'; readonly reason: 'failed' | 'unanswered' | 'expired'; readonly failure: F | undefined }
  /** `awaiting`: other data was asked for and takes long; what is seen is still the former. */
  | {
      readonly kind: 'shown'
      readonly content: RegionContent
      readonly stale: Staleness<F> | undefined
      readonly awaiting: boolean
    }

/** Seconds of waiting at which a region changes what it shows. */
export const WAIT_STEPS = { skeleton: 0.3, words: 5, giveUp: 30 } as const

/**
 * Seconds of age at which data is dimmed and removed. A slow timer makes data old by itself: it counts only when it missed its time.
 *
 * @param refreshSeconds undefined when no timer refreshes.
 */
export function ageSteps(refreshSeconds: number | undefined): { readonly dim: number; readonly remove: number } {
  const dim = Math.max(60, 2 * (refreshSeconds ?? 0))
  return { dim, remove: Math.max(600, 2 * dim) }
}

/**
 * Decides what a region shows (product specification, states of every region). No spinner is endless: loading is an error after 30 s.
 * Data is dimmed from the larger of twice the refresh and 60 s, and removed after 10 minutes: stale is never shown as fresh.
 */
export function regionState<F>(facts: RegionFacts<F>): RegionState<F> {
  const { failure, content } = facts
  if (facts.off) return { kind: 'off' }
  if (failure !== undefined && facts.denied) return { kind: 'denied', failure }
  if (content !== undefined) return shown(facts, content)
  if (facts.unasked) return { kind: 'unasked' }
  const waited = facts.waitedSeconds
  if (waited === undefined) {
    return failure === undefined ? { kind: 'loading', phase: 'blank' } : { kind: 'error', reason: 'failed', failure }
  }
  if (waited < WAIT_STEPS.giveUp) return { kind: 'loading', phase: phaseAfter(waited) }
  return { kind: 'error', reason: failure === undefined ? 'unanswered' : 'failed', failure }
}

function shown<F>(facts: RegionFacts<F>, content: RegionContent): RegionState<F> {
  const { ageSeconds, refreshSeconds, failure } = facts
  const awaiting = facts.waitedSeconds !== undefined && facts.waitedSeconds >= WAIT_STEPS.words
  const current: RegionState<F> = { kind: 'shown', content, stale: undefined, awaiting }
  if (ageSeconds === undefined) return current
  if (failure === undefined && refreshSeconds === undefined) return current
  const steps = ageSteps(refreshSeconds)
  if (ageSeconds >= steps.remove && !facts.settling) {
    return { kind: 'error', reason: failure === undefined ? 'expired' : 'failed', failure }
  }
  const dimmed = ageSeconds >= steps.dim
  return dimmed || failure !== undefined ? { ...current, stale: { dimmed, failure } } : current
}

function phaseAfter(seconds: number): LoadingPhase {
  if (seconds >= WAIT_STEPS.words) return 'slow'
  return seconds >= WAIT_STEPS.skeleton ? 'skeleton' : 'blank'
}
