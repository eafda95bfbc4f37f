import { useVirtualRows } from '@/components/table/use-virtual-rows'
import { VirtualRows } from '@/components/table/virtual-rows'
import { formatUs } from '@/lib/i18n/format-us'
import { visibleText } from '@/lib/std/visible-text'
import type { TraceSummary } from '@/lib/tracing/model'
import { serviceColors } from '@/lib/tracing/service-colors'
import { IconAlertTriangle } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ServiceName } from './service-name'
import classes from './trace-list.module.css'

const MOST_NAMED = 3
const COLUMNS = ['start', 'root', 'services', 'spans', 'errors', 'duration'] as const
const NUMERIC: readonly string[] = ['spans', 'errors', 'duration']

/** Found traces, the newest first; each row leads to its trace. */
export function TraceList({ traces }: { readonly traces: readonly TraceSummary[] }) {
  const t = useTranslations('traces.list')
  const scroller = useRef<HTMLDivElement>(null)
  const { items } = useVirtualRows({ scroller, count: traces.length, keep: -1 })
  const colors = useMemo(
    () => serviceColors(traces.flatMap(({ services }) => services.map(({ service }) => service))),
    [traces],
  )
  const longestUs = traces.reduce((most, { durationUs }) => Math.max(most, durationUs), 1)
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div ref={scroller} className={classes.scroller} role="region" aria-label={t('label')} tabIndex={0}>
      <table className={classes.table} aria-label={t('label')} aria-rowcount={traces.length + 1}>
        <thead>
          <tr>
            {COLUMNS.map((id) => (
              <th key={id} scope="col" data-column={id} data-numeric={NUMERIC.includes(id) || undefined}>
                {t(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <VirtualRows items={items}>
            {(index) => {
              const trace = traces[index]
              if (trace === undefined) return null
              return <Row key={trace.id} trace={trace} index={index} colors={colors} longestUs={longestUs} />
            }}
          </VirtualRows>
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly trace: TraceSummary
  readonly index: number
  readonly colors: ReadonlyMap<string, number>
  readonly longestUs: number
}

function Row({ trace, index, colors, longestUs }: RowProps) {
  const t = useTranslations('traces.list')
  const format = useFormatter()
  const { id, root, services, spans, errors } = trace
  const failed = (errors ?? 0) > 0
  return (
    <tr aria-rowindex={index + 2} className={classes.row}>
      <td>
        <time dateTime={new Date(trace.startUs / 1000).toISOString()}>
          {format.dateTime(new Date(trace.startUs / 1000), 'instant')}
        </time>
      </td>
      <td>
        <Link
          href={`/traces/${id}`}
          prefetch={false}
          className={classes.link}
          title={visibleText(root?.operation ?? id)}
        >
          {root === null ? (
            <span className={classes.hidden}>{t('hidden')}</span>
          ) : (
            <>
              <strong>{visibleText(root.service)}</strong> {visibleText(root.operation)}
            </>
          )}
        </Link>
      </td>
      <td>
        <span className={classes.services}>
          {services.slice(0, MOST_NAMED).map(({ service }) => (
            <ServiceName key={service ?? ''} service={service} colors={colors} />
          ))}
          {services.length > MOST_NAMED ? <span>{t('more', { count: services.length - MOST_NAMED })}</span> : null}
        </span>
      </td>
      <td data-numeric>{spans === null ? '–' : format.number(spans)}</td>
      <td data-numeric data-failed={failed || undefined}>
        {failed ? <IconAlertTriangle size={14} aria-hidden /> : null}
        {errors === null ? '–' : format.number(errors)}
      </td>
      <td data-numeric className={classes.duration}>
        <span className={classes.bar} style={{ width: `${(trace.durationUs / longestUs) * 100}%` }} aria-hidden />
        <span>{formatUs(trace.durationUs)}</span>
      </td>
    </tr>
  )
}
