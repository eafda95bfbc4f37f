import { addHistograms, type Histogram, scaleHistogram } from '@/lib/graph/numbers/histogram'

export interface HistogramPart {
  /** At least 0; the shares need not sum to 1. */
  readonly share: number
  readonly durations: Histogram
}

/**
 * How long requests take that are answered by one of several, each as often as its share says: the mixture of their distributions,
 * `F(t) = Σ share · F_i(t) / Σ share`, on the union of their bounds. Classic and native ones mix, as they add.
 *
 * @returns a histogram of total 1; undefined where no part has both a share and observations.
 */
export function mixHistograms(parts: readonly HistogramPart[]): Histogram | undefined {
  const counted = parts.filter(({ share, durations }) => share > 0 && durations.total > 0)
  const shares = counted.reduce((sum, { share }) => sum + share, 0)
  return counted
    .map(({ share, durations }) => scaleHistogram(durations, share / shares / durations.total))
    .reduce<Histogram | undefined>((sum, one) => (sum === undefined ? one : addHistograms(sum, one)), undefined)
}
