import type { TraceTree } from './build-trace-tree'

/** Where a bar begins and how long it is, as parts of the whole trace, 0 to 1. */
export interface Bar {
  readonly left: number
  readonly width: number
}

/** The bar of a time within a trace; a trace without extent has none. */
export function barOf(
  time: { readonly startUs: number; readonly endUs: number },
  { startUs, endUs }: Pick<TraceTree, 'startUs' | 'endUs'>,
): Bar {
  const whole = endUs - startUs
  if (whole <= 0) return { left: 0, width: 0 }
  const part = (us: number): number => Math.min(1, Math.max(0, us / whole))
  const left = part(time.startUs - startUs)
  return { left, width: Math.min(1 - left, part(time.endUs - time.startUs)) }
}
