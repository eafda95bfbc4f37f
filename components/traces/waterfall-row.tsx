import { formatUs } from '@/lib/i18n/format-us'
import { visibleText } from '@/lib/std/visible-text'
import { barOf } from '@/lib/tracing/bar-of'
import type { TraceTree, TreeRow } from '@/lib/tracing/build-trace-tree'
import { spanStatus } from '@/lib/tracing/span-status'
import { ActionIcon } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconClockExclamation,
  IconHourglass,
} from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import series from './service-name.module.css'
import classes from './waterfall.module.css'

const INDENT = 14
const MOST_INDENTED = 14

interface WaterfallRowProps {
  readonly row: TreeRow
  readonly index: number
  readonly tree: TraceTree
  readonly colors: ReadonlyMap<string, number>
  readonly folded: boolean
  /** It took longer than such requests usually do. */
  readonly slow: boolean
  /** Something is looked for, and this is not it. */
  readonly faded: boolean
  readonly found: boolean
  readonly selected: boolean
  readonly tabStop: boolean
  readonly onFocus: () => void
  readonly onFold: (on: boolean) => void
  readonly onOpen: () => void
}

export function WaterfallRow(props: WaterfallRowProps) {
  const { row, index, tree, colors, folded, faded, found, selected, tabStop } = props
  const t = useTranslations('traces.waterfall')
  const name = useRowName(row)
  const { left, width } = barOf(row, tree)
  const foldable = row.below > 0
  const color = row.span?.service == null ? 'hidden' : (colors.get(row.span.service) ?? 0)
  return (
    <tr
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.depth + 1}
      aria-selected={selected}
      {...(foldable ? { 'aria-expanded': !folded } : {})}
      tabIndex={tabStop ? 0 : -1}
      data-faded={faded || undefined}
      data-found={found || undefined}
      className={classes.row}
      onFocus={props.onFocus}
      onClick={props.onOpen}
    >
      <td className={classes.name} style={{ paddingInlineStart: 6 + Math.min(row.depth, MOST_INDENTED) * INDENT }}>
        {foldable ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={18}
            tabIndex={-1}
            aria-label={t(folded ? 'unfold' : 'fold', { name: name.service })}
            onClick={(event) => {
              event.stopPropagation()
              props.onFold(!folded)
            }}
          >
            {folded ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
          </ActionIcon>
        ) : (
          <span className={classes.leaf} />
        )}
        <span className={series.swatch} data-series={color} aria-hidden />
        <span className={classes.text} title={`${name.service} ${name.operation}`}>
          <span className={row.span?.service == null ? classes.unseen : classes.service}>{name.service}</span>{' '}
          <span className={classes.operation}>{name.operation}</span>
        </span>
        {folded ? <span className={classes.below}>{t('below', { count: row.below })}</span> : null}
      </td>
      <td className={classes.timeline}>
        <span
          className={`${series.bar ?? ''} ${classes.time ?? ''}`}
          data-series={color}
          data-gap={row.span === null || undefined}
          data-failed={row.span?.failed === true || undefined}
          style={{ insetInlineStart: `${left * 100}%`, width: `${width * 100}%` }}
        />
      </td>
      <td data-numeric data-slow={props.slow || undefined}>
        {props.slow ? <IconHourglass size={14} role="img" aria-label={t('slow')} /> : null}
        {row.span === null ? '' : formatUs(row.span.durationUs)}
      </td>
      <td className={classes.status}>
        <Status row={row} folded={folded} />
      </td>
    </tr>
  )
}

function Status({ row, folded }: { readonly row: TreeRow; readonly folded: boolean }) {
  const t = useTranslations('traces.waterfall')
  const { span, skew, failedBelow } = row
  const text = span === null ? '' : spanStatus(span)
  return (
    <>
      {span?.failed === true ? (
        <span data-failed>
          <IconAlertTriangle size={14} aria-label={t('failed')} /> {visibleText(text)}
        </span>
      ) : (
        visibleText(text)
      )}
      {folded && failedBelow && span?.failed !== true ? (
        <span data-failed>
          <IconAlertTriangle size={14} aria-label={t('failedBelow')} />
        </span>
      ) : null}
      {skew === null ? null : <IconClockExclamation size={14} aria-label={t('skewed')} />}
    </>
  )
}

function useRowName({ span }: TreeRow): { readonly service: string; readonly operation: string } {
  const t = useTranslations('traces.waterfall')
  if (span === null) return { service: t('gap'), operation: '' }
  if (span.service === null) return { service: t('hidden'), operation: '' }
  return { service: visibleText(span.service), operation: visibleText(span.operation ?? '') }
}
