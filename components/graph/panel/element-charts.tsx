import { elementHistoryQuery } from '@/lib/client/element-history-query'
import { useGraphView } from '@/lib/client/use-graph-view'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { ElementHistory, HistoryName, HistorySeries } from '@/lib/metrics/element-history'
import { toTimeChart } from '@/lib/metrics/time-chart'
import { Button, Skeleton, Text } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { usePageQuery } from '@/components/layout/use-page-query'
import { PanelSection } from '@/components/ui/panel-section'

const GROUPS = {
  requests: ['requests', 'errors'],
  latency: ['p50', 'p95', 'p99', 'avg'],
  messages: ['messages'],
  bytes: ['bytes'],
} as const satisfies Record<string, readonly HistoryName[]>
const GROUP_NAMES = ['requests', 'latency', 'messages', 'bytes'] as const
const DIRECTIONS = ['edge', 'in', 'out'] as const

const COLORS: Readonly<Record<HistoryName, string>> = {
  requests: 'var(--pharos-accent)',
  errors: 'var(--pharos-failure)',
  messages: 'var(--pharos-accent)',
  bytes: 'var(--pharos-tcp)',
  avg: 'var(--pharos-control)',
  p50: 'var(--pharos-healthy)',
  p95: 'var(--pharos-accent)',
  p99: 'var(--pharos-not-ready)',
}

// recharts is large, and a page that nobody selects anything on does not need it.
const ChartGroup = dynamic(() => import('@/components/charts/chart-group').then((module) => module.ChartGroup), {
  ssr: false,
  loading: () => <ChartSkeleton />,
})

/** How the numbers of a node or an edge came about over the window. */
export function ElementCharts({ element }: { readonly element: string }) {
  const t = useTranslations('graph.charts')
  const [view] = useGraphView()
  const { data, error, isFetching, refetch } = usePageQuery(elementHistoryQuery(view, element))
  const charts = data === undefined ? [] : chartsOf(data)
  return (
    <PanelSection title={t('title')}>
      {data === undefined && isFetching ? <ChartSkeleton /> : null}
      {data === undefined && !isFetching ? (
        <Text size="sm" c="dimmed">
          {error === null ? t('unasked') : t('failed', { message: error.message })}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => void refetch()}>
            {t('load')}
          </Button>
        </Text>
      ) : null}
      {data === undefined ? null : charts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {data.reason ?? t('none')}
        </Text>
      ) : (
        <ChartGroup
          charts={charts.map(({ title, chart }) => ({
            title: t(`titles.${title}`),
            chart,
            format: (value) => (chart.unit === 'ms' ? formatMs(value) : formatTraffic(value, chart.unit)),
          }))}
          label={(line) => t(`names.${line.name}`)}
          color={(line) => COLORS[line.name]}
        />
      )}
      {charts.length > 0 && data?.reason != null ? (
        <Text size="sm" c="dimmed">
          {data.reason}
        </Text>
      ) : null}
    </PanelSection>
  )
}

function chartsOf(history: ElementHistory) {
  return DIRECTIONS.flatMap((direction: HistorySeries['direction']) =>
    GROUP_NAMES.flatMap((group) => {
      const chart = toTimeChart(history, direction, GROUPS[group])
      return chart === undefined ? [] : [{ title: `${direction}-${group}` as const, chart }]
    }),
  )
}

function ChartSkeleton() {
  return (
    <>
      <Skeleton height={106} />
      <Skeleton height={106} />
    </>
  )
}
