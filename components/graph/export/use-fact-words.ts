import type { FactWords } from '@/lib/graph/export/export-facts'
import type { GraphRequest } from '@/lib/graph/model'
import { writeFocus } from '@/lib/graph/request/focus'
import { formatDuration } from '@/lib/time/duration'
import { useGraphView } from '@/lib/client/use-graph-view'
import { useFormatter, useTimeZone, useTranslations } from 'use-intl'

/** What an export says of itself, given the graph that it shows. */
export function useFactWords(): (request: GraphRequest) => FactWords {
  const t = useTranslations('graph.export.facts')
  const tn = useTranslations('graph.notes')
  const intl = useFormatter()
  const [{ hide, edgeMode }] = useGraphView()
  const timeZone = useTimeZone() ?? 'UTC'
  const named = ({ scope, cluster }: GraphRequest): string => {
    const selection =
      scope.kind === 'mesh'
        ? t('mesh')
        : scope.kind === 'namespaces'
          ? intl.list([...scope.names], { type: 'unit' })
          : t('focus', { ref: writeFocus(scope.node) })
    return cluster === null ? selection : t('inCluster', { selection, cluster })
  }
  return (asked) => ({
    title: t('title', { selection: named(asked) }),
    selection: (request) => t('selection', { selection: named(request) }),
    window: ({ from, to, request }) =>
      t('window', {
        window: formatDuration(request.durationSeconds),
        range: intl.dateTimeRange(new Date(from), new Date(to), 'full'),
        timeZone,
      }),
    at: (at) => t('at', { at }),
    left: [
      ...(hide === '' ? [] : [t('hide', { expression: hide })]),
      ...(edgeMode === 'all' ? [] : [t(`edges.${edgeMode}`)]),
    ],
    note: ({ code, count }) => t('note', { note: tn(code, { count }) }),
  })
}
