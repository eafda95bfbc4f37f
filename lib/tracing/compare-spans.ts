import type { Span } from './model'
import { compareText } from '@/lib/std/compare-text'

/** Orders spans by their beginning, longer ones first, so that what contains comes before what is contained. */
export function compareSpans(a: Span, b: Span): number {
  return a.startUs - b.startUs || b.durationUs - a.durationUs || compareText(a.id, b.id)
}
