import { outboundFailure, type OutboundFailure } from '@/lib/outbound/failure'

/** One limit made of two: the caller's signal and a length of time, whichever ends first. */
export interface Deadline {
  /** Aborted at the end of either. */
  readonly signal: AbortSignal
  /** Resolves at the end of either, and never otherwise. */
  readonly over: Promise<OutboundFailure>
  /** Why it ended; undefined while it runs. */
  failure(): OutboundFailure | undefined
  /** Counts anew from now. */
  restart(timeoutMs: number, message: string): void
  /** Ends the timer; call it when the work is done. */
  clear(): void
}

/** Starts counting now. @param message of the `upstream_timeout` when the time is up. */
export function startDeadline(signal: AbortSignal, timeoutMs: number, message: string): Deadline {
  const controller = new AbortController()
  let failure: OutboundFailure | undefined
  let timer: NodeJS.Timeout | undefined
  let settle: (failure: OutboundFailure) => void
  const over = new Promise<OutboundFailure>((resolve) => (settle = resolve))

  const clear = (): void => {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
  const end = (why: string): void => {
    clear()
    failure = outboundFailure('upstream_timeout', why)
    controller.abort()
    settle(failure)
  }
  const onAbort = (): void => end('The request was given up: nobody waits for its answer any more.')
  const restart = (ms: number, why: string): void => {
    clearTimeout(timer)
    if (failure === undefined) timer = setTimeout(() => end(why), ms)
  }

  if (signal.aborted) onAbort()
  else {
    signal.addEventListener('abort', onAbort)
    restart(timeoutMs, message)
  }
  return { signal: controller.signal, over, failure: () => failure, restart, clear }
}
