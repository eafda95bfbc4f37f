import { formatBytes } from '@/lib/i18n/format-bytes'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { type GraphEdge, QUANTILES } from '@/lib/graph/model'
import type { EdgePanel as EdgeModel } from '@/lib/graph/panel/prepare-edge'
import { Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { orDash } from '@/components/ui/or-dash'
import { CodeTable } from './code-table'
import { ElementCharts } from './element-charts'
import { FactList } from './fact-list'
import { PanelSection } from '@/components/ui/panel-section'
import { SidesTable } from './sides-table'
import { TrafficTable } from './traffic-table'

/** The numbers of an edge: the caller's, the server's beside them, codes, response times, and all over time. */
export function EdgeTraffic({ model }: { readonly model: EdgeModel }) {
  const t = useTranslations('graph.panel')
  const { edge } = model
  return (
    <Stack gap={16}>
      <TrafficTable caption={t('traffic.edge')} rows={[model.traffic]} />
      <SidesTable model={model} />
      <Latency edge={edge} />
      <FactList facts={useFacts(edge)} />
      {model.codes.length === 0 ? null : <CodeTable codes={model.codes} />}
      <ElementCharts element={edge.id} />
    </Stack>
  )
}

function Latency({ edge }: { readonly edge: GraphEdge }) {
  const t = useTranslations('graph.panel.latency')
  if (edge.latency === null) return null
  const { avgMs, quantiles } = edge.latency
  const facts = QUANTILES.map((name) => {
    const quantile = quantiles?.[name]
    if (quantile === undefined) return { label: t(name), value: '–' }
    const text = formatMs(quantile.ms, quantile.beyond)
    // What few observations leave open is said, not hidden behind one number.
    const vague = !quantile.beyond && quantile.high > quantile.low * 1.5
    const value = vague ? t('between', { text, low: formatMs(quantile.low), high: formatMs(quantile.high) }) : text
    return { label: t(name), value }
  })
  return (
    <PanelSection title={t('title')}>
      <FactList facts={[{ label: t('avg'), value: orDash(formatMs(avgMs)) }, ...facts]} />
    </PanelSection>
  )
}

function useFacts(edge: GraphEdge) {
  const t = useTranslations('graph.panel.edgeFacts')
  const { throughput, sharePercent } = edge
  return [
    ...(throughput === null
      ? []
      : [{ label: t(throughput.of), value: orDash(formatBytes(throughput.bytesPerSecond)) }]),
    ...(sharePercent === null ? [] : [{ label: t('share'), value: formatPercent(sharePercent) }]),
  ]
}
