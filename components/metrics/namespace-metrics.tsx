'use client'

import { withMessages } from '@/components/layout/with-messages'
import { metrics } from '@/lib/i18n/messages/en/metrics'
import { useMetricsView } from '@/lib/client/use-metrics-view'
import { DIRECTIONS } from '@/lib/metrics/things/groupings'
import { SegmentedControl } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { MetricsTab } from './metrics-tab'

/** What comes in to all workloads of a namespace, or goes out of them. */
function Content({ namespace }: { readonly namespace: string }) {
  const t = useTranslations('metrics.direction')
  const [{ dir }, change] = useMetricsView()
  return (
    <MetricsTab
      thing={{ kind: 'namespace', namespace, name: namespace }}
      direction={dir}
      before={
        <SegmentedControl
          size="xs"
          aria-label={t('label')}
          value={dir}
          data={DIRECTIONS.map((value) => ({ value, label: t(value) }))}
          // Who counts most is another in each direction.
          onChange={(value) => change({ dir: value === 'out' ? 'out' : null, reporter: null })}
        />
      }
    />
  )
}

/** With its own texts. */
export const NamespaceMetrics = withMessages({ metrics }, Content)
