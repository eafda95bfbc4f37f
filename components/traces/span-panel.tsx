import { formatUs } from '@/lib/i18n/format-us'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import type { TraceTree, TreeRow } from '@/lib/tracing/build-trace-tree'
import { spanPlace } from '@/lib/tracing/span-place'
import { spanStatus } from '@/lib/tracing/span-status'
import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { AttributeTable } from './attribute-table'
import { SpanFlags } from './span-flags'
import { SpanLinks } from './span-links'
import classes from './span-panel.module.css'
import { UsualFact } from './usual-fact'
import type { UsualOfRow } from './use-usual'

interface SpanPanelProps {
  readonly row: TreeRow
  readonly tree: TraceTree
  readonly workload: ThingRef | null
  readonly usual: UsualOfRow
  readonly onClose: () => void
}

/** Everything that a span says of itself, and where to go from it. */
export function SpanPanel({ row, tree, workload, usual, onClose }: SpanPanelProps) {
  const t = useTranslations('traces.span')
  const format = useFormatter()
  const { span, skew } = row
  if (span === null) return null
  const hidden = span.service === null
  const place = spanPlace(span)
  const status = [span.failed ? t('failed') : t('good'), spanStatus(span)].filter(Boolean).join(' · ')
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('operation'), hidden ? null : visibleText(span.operation ?? '')],
    [t('kind'), hidden ? null : t(`kinds.${span.kind}`)],
    [t('start'), format.dateTime(new Date(span.startUs / 1000), 'full')],
    ['', t('after', { time: formatUs(span.startUs - tree.startUs) || '0' })],
    [t('duration'), formatUs(span.durationUs)],
    [t('usual'), hidden ? null : <UsualFact key="usual" span={span} usual={usual} />],
    [t('status'), span.failed ? <span className={classes.failed}>{visibleText(status)}</span> : visibleText(status)],
    [t('pod'), place.pod === undefined ? null : visibleText(place.pod)],
    [t('id'), <code key="id">{visibleText(span.id)}</code>],
  ]
  return (
    <aside className={classes.panel} aria-label={t('label')}>
      <div className={classes.header}>
        <h2>{hidden ? t('label') : visibleText(span.service)}</h2>
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </div>
      {hidden ? <p className={classes.note}>{t('hidden')}</p> : null}
      {skew === null ? null : <p className={classes.note}>{t(`skew.${skew}`)}</p>}
      <dl className={classes.facts}>
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {hidden ? null : (
        <>
          <SpanLinks span={span} workload={workload} />
          <SpanFlags span={span} />
          <h3>{t('tags')}</h3>
          {span.attributes.length === 0 ? (
            <p className={classes.note}>{t('noTags')}</p>
          ) : (
            <AttributeTable label={t('tags')} attributes={span.attributes} />
          )}
          {span.events.length > 0 ? <h3>{t('events')}</h3> : null}
          {span.events.map((event, index) => (
            <div key={index}>
              <p className={classes.note}>{t('after', { time: formatUs(event.atUs - tree.startUs) || '0' })}</p>
              <AttributeTable label={t('events')} attributes={event.attributes} />
            </div>
          ))}
          {span.warnings.length > 0 ? <h3>{t('warnings')}</h3> : null}
          {span.warnings.map((text) => (
            <p key={text} className={classes.note}>
              {visibleText(text)}
            </p>
          ))}
        </>
      )}
    </aside>
  )
}
