import { useTraceView } from '@/lib/client/use-traces-view'
import { formatUs } from '@/lib/i18n/format-us'
import { visibleText } from '@/lib/std/visible-text'
import type { TraceAnswer } from '@/lib/tracing/answers'
import type { TraceTree } from '@/lib/tracing/build-trace-tree'
import { SegmentedControl } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './trace-page.module.css'

interface TraceFactsProps {
  readonly answer: TraceAnswer
  readonly tree: TraceTree
  readonly services: number
}

/** The trace in numbers, and the choice between its two looks. */
export function TraceFacts({ answer: { trace }, tree, services }: TraceFactsProps) {
  const t = useTranslations('traces.trace')
  const format = useFormatter()
  const [view, change] = useTraceView()
  const errors = trace.spans.filter(({ failed }) => failed).length
  const depth = tree.rows.reduce((most, row) => Math.max(most, row.depth + 1), 0)
  const started = new Date(tree.startUs / 1000)
  const root = tree.rows.find(({ span }) => span?.operation != null)?.span
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('start'), <time key="time" dateTime={started.toISOString()} title={started.toISOString()}>{format.dateTime(started, 'full')}</time>], // prettier-ignore
    [t('duration'), formatUs(tree.endUs - tree.startUs)],
    [t('spans'), format.number(trace.spans.length + trace.cut)],
    [t('services'), format.number(services)],
    [t('depth'), format.number(depth)],
    [t('errors'), <ErrorCount key="errors" count={errors} />],
  ]
  return (
    <div className={classes.facts}>
      <dl>
        {root == null ? null : (
          <div>
            <dt>{t('request')}</dt>
            <dd>{visibleText(root.operation ?? '')}</dd>
          </div>
        )}
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('id')}</dt>
          <dd>
            <code>{trace.id}</code>
          </dd>
        </div>
      </dl>
      <SegmentedControl
        size="xs"
        aria-label={t('as')}
        data={[
          { value: 'waterfall', label: t('waterfall') },
          { value: 'services', label: t('byService') },
        ]}
        value={view.view}
        onChange={(value) => change({ view: value === 'services' ? 'services' : null })}
      />
    </div>
  )
}

function ErrorCount({ count }: { readonly count: number }) {
  const format = useFormatter()
  return (
    <span data-failed={count > 0 || undefined} className={classes.errorCount}>
      {count > 0 ? <IconAlertTriangle size={14} aria-hidden /> : null}
      {format.number(count)}
    </span>
  )
}
