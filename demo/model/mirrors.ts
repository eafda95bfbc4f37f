import { type Destination, readDestination } from './destination'
import { at, listAt, numberAt } from './json'

/** Where copies of a route's requests go; their answers are dropped. */
export interface Mirror extends Destination {
  /** Of the requests, 0 to 1. */
  readonly share: number
}

/** Of a block of a VirtualService's `http`: the field `mirror`, or the list `mirrors`. */
export function readMirrors(block: unknown, namespace: string): readonly Mirror[] {
  const single = at(block, 'mirror')
  const old = numberAt(block, 'mirrorPercent')
  const percentage = at(block, 'mirrorPercentage') ?? (old === undefined ? undefined : { value: old })
  const written = single === undefined ? [] : [{ destination: single, percentage }]
  return [...written, ...listAt(block, 'mirrors')]
    .map((mirror) => ({
      ...readDestination(at(mirror, 'destination'), namespace),
      share: shareOf(at(mirror, 'percentage')),
    }))
    .filter(({ share }) => share > 0)
}

/** Without a percentage all are copied, with an empty one none. */
function shareOf(percentage: unknown): number {
  const percent = percentage === undefined ? 100 : (numberAt(percentage, 'value') ?? 0)
  return Math.min(100, Math.max(0, percent)) / 100
}

/** Of a `requestMirror` of the Gateway API: a percentage, a fraction, or all. */
export function readMirrorShare(filter: unknown): number {
  const percent = numberAt(filter, 'percent')
  if (percent !== undefined) return shareOf({ value: percent })
  const numerator = numberAt(filter, 'fraction', 'numerator')
  return numerator === undefined
    ? 1
    : shareOf({ value: (100 * numerator) / (numberAt(filter, 'fraction', 'denominator') ?? 100) })
}
