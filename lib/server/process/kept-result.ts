import 'server-only'
import type { Result } from '@/lib/std/result'

interface KeptResultOptions {
  readonly keptMs: number
  /** 0: the next who asks after a failure asks anew. */
  readonly keptAfterFailureMs: number
  readonly nowMs?: () => number
}

/** Keeps an answer that was waited for, a failure for a time of its own; all who wait share one question. */
export function keptResult<T, E>(
  ask: () => Promise<Result<T, E>>,
  { keptMs, keptAfterFailureMs, nowMs = () => performance.now() }: KeptResultOptions,
): () => Promise<Result<T, E>> {
  let kept: { readonly answer: Result<T, E>; readonly untilMs: number } | undefined
  let asking: Promise<Result<T, E>> | undefined
  return async () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.answer
    asking ??= ask().finally(() => (asking = undefined))
    const answer = await asking
    kept = { answer, untilMs: nowMs() + (answer.ok ? keptMs : keptAfterFailureMs) }
    return answer
  }
}
