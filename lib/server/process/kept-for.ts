import 'server-only'

const KEPT_MS = 60_000
const KEPT_AFTER_FAILURE_MS = 5_000

interface KeptForOptions {
  readonly keptMs?: number
  readonly nowMs?: () => number
}

/** Asks at most once a minute (or `keptMs`), sooner again after an answer of undefined; all who wait share one question. */
export function keptFor<T>(
  ask: () => Promise<T | undefined>,
  { keptMs = KEPT_MS, nowMs = () => performance.now() }: KeptForOptions = {},
): () => Promise<T | undefined> {
  let kept: { readonly answer: Promise<T | undefined>; untilMs: number } | undefined
  return () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.answer
    const asked = { answer: ask(), untilMs: nowMs() + keptMs }
    kept = asked
    void asked.answer.then((value) => {
      if (value === undefined) asked.untilMs = nowMs() + KEPT_AFTER_FAILURE_MS
    })
    return asked.answer
  }
}
