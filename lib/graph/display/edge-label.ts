import { formatBytes } from '@/lib/i18n/format-bytes'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { GraphEdge, QuantileName } from '@/lib/graph/model'
import type { EdgeLabel } from '@/lib/url/graph-view'
import type { DisplayTexts } from './display-texts'

export interface EdgeLabelChoice {
  readonly edgeLabels: readonly EdgeLabel[]
  readonly latency: 'avg' | QuantileName
}

export interface LabelLine {
  readonly part: EdgeLabel | 'errors'
  readonly text: string
}

/**
 * What stands on an edge (graph.md V2): the chosen parts, one a line, in the order rate, errors, latency, throughput,
 * share. Units appear when more than one part is chosen or the edge is selected; bytes always have theirs.
 *
 * @returns no lines for an idle edge.
 */
export function edgeLabel(
  edge: GraphEdge,
  choice: EdgeLabelChoice,
  texts: DisplayTexts,
  selected = false,
): readonly LabelLine[] {
  if (!(edge.rate > 0)) return []
  const units = selected || choice.edgeLabels.length > 1
  const lines: LabelLine[] = []
  const add = (part: LabelLine['part'], text: string) => {
    if (text !== '') lines.push({ part, text })
  }
  if (choice.edgeLabels.includes('rate')) {
    const bare = !units && edge.unit !== 'B/s'
    add('rate', bare ? formatRate(edge.rate) : formatTraffic(edge.rate, edge.unit))
    if ((edge.errorPercent ?? 0) > 0) {
      const percent = formatPercent(edge.errorPercent)
      add('errors', units ? texts.errors(percent) : percent)
    }
  }
  if (choice.edgeLabels.includes('latency')) add('latency', latencyText(edge, choice.latency, texts))
  if (choice.edgeLabels.includes('throughput')) add('throughput', formatBytes(edge.throughput?.bytesPerSecond ?? null))
  if (choice.edgeLabels.includes('share') && isPartial(edge.sharePercent)) {
    const percent = formatPercent(edge.sharePercent)
    add('share', units ? texts.share(percent) : percent)
  }
  return lines
}

function isPartial(percent: number | null): boolean {
  return percent !== null && percent > 0 && percent < 100
}

/** The chosen latency of an edge; the average, marked as such, when the answer has no quantiles. */
export function latencyText(edge: GraphEdge, wanted: EdgeLabelChoice['latency'], texts: DisplayTexts): string {
  if (edge.latency === null) return ''
  const average = formatMs(edge.latency.avgMs)
  if (wanted === 'avg') return average
  const quantile = edge.latency.quantiles?.[wanted]
  if (quantile !== undefined) return formatMs(quantile.ms, quantile.beyond)
  return average === '' ? '' : texts.average(average)
}
