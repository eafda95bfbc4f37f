import { useVirtualRows } from '@/components/table/use-virtual-rows'
import { VirtualRows } from '@/components/table/virtual-rows'
import { useTraceView } from '@/lib/client/use-traces-view'
import { formatUs } from '@/lib/i18n/format-us'
import type { TraceTree } from '@/lib/tracing/build-trace-tree'
import { findSpans } from '@/lib/tracing/find-spans'
import { unfoldedRows } from '@/lib/tracing/unfolded-rows'
import { VisuallyHidden } from '@mantine/core'
import { useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTreeKeys } from './use-tree-keys'
import classes from './waterfall.module.css'
import { WaterfallBar } from './waterfall-bar'
import { WaterfallRow } from './waterfall-row'

const ROW_HEIGHTS = { comfortable: 30, compact: 24 }
const TICKS = [0, 0.25, 0.5, 0.75, 1]

interface WaterfallProps {
  readonly tree: TraceTree
  readonly colors: ReadonlyMap<string, number>
  /** Ids of the spans that took longer than such requests usually do. */
  readonly slow: ReadonlySet<string>
}

/** The spans of a trace over its time. One row has the focus; only what is seen stands in the document. */
export function Waterfall({ tree, colors, slow }: WaterfallProps) {
  const t = useTranslations('traces.waterfall')
  const help = useId()
  const [view, change] = useTraceView()
  const folded = useMemo(() => new Set(view.fold), [view.fold])
  const rows = useMemo(() => unfoldedRows(tree, folded), [tree, folded])
  const found = useMemo(() => findSpans(spansOf(tree), view.q), [tree, view.q])
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(view.span)
  const activeIndex = rows.findIndex(({ id }) => id === active)
  const { items, scrollTo } = useVirtualRows({
    scroller,
    count: rows.length,
    keep: activeIndex,
    rowHeights: ROW_HEIGHTS,
  })
  const fold = (id: string, on: boolean): void => {
    const others = view.fold.filter((one) => one !== id)
    change({ fold: on ? [...others, id] : others })
  }
  const focus = (index: number): void => {
    const row = rows[index]
    if (row === undefined) return
    setActive(row.id)
    scrollTo(index)
  }
  const keys = useTreeKeys({ rows, activeIndex, folded, scroller, onFocus: focus, onFold: fold, onOpen: (span) => change({ span }) }) // prettier-ignore
  const visit = (step: 1 | -1): void => {
    const hits = tree.rows.filter(({ id }) => found?.has(id) === true)
    const at = hits.findIndex(({ id }) => id === view.span)
    const next = hits[at < 0 ? (step === 1 ? 0 : hits.length - 1) : (at + step + hits.length) % hits.length]
    if (next === undefined) return
    change({ span: next.id, fold: null })
    setActive(next.id)
    scrollTo(tree.rows.indexOf(next))
  }
  return (
    <>
      <WaterfallBar
        found={found?.size}
        onVisit={visit}
        onFoldAll={() => change({ fold: tree.rows.filter(({ below }) => below > 0).map(({ id }) => id).slice(0, MOST_FOLDED) })} // prettier-ignore
        onUnfoldAll={() => change({ fold: null })}
      />
      <VisuallyHidden id={help}>{t('keys')}</VisuallyHidden>
      <div ref={scroller} className={classes.scroller}>
        <table
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows open is a treegrid (WAI-ARIA)
          role="treegrid"
          aria-label={t('label')}
          aria-describedby={help}
          aria-rowcount={rows.length + 1}
          className={classes.table}
          onKeyDown={keys}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('name')}</th>
              <th scope="col" className={classes.scale} aria-label={t('time')}>
                <div className={classes.ticks}>
                  {TICKS.map((part) => (
                    <span key={part} style={{ insetInlineStart: `${part * 100}%` }} data-last={part === 1 || undefined}>
                      {formatUs((tree.endUs - tree.startUs) * part) || '0'}
                    </span>
                  ))}
                </div>
              </th>
              <th scope="col" data-numeric>
                {t('duration')}
              </th>
              <th scope="col">{t('status')}</th>
            </tr>
          </thead>
          <tbody>
            <VirtualRows items={items}>
              {(index) => {
                const row = rows[index]
                if (row === undefined) return null
                return (
                  <WaterfallRow
                    key={row.id}
                    row={row}
                    index={index}
                    tree={tree}
                    colors={colors}
                    folded={folded.has(row.id)}
                    slow={slow.has(row.id)}
                    faded={found !== undefined && !found.has(row.id)}
                    found={found?.has(row.id) === true}
                    selected={row.id === view.span}
                    tabStop={index === Math.max(activeIndex, 0)}
                    onFocus={() => setActive(row.id)}
                    onFold={(on) => fold(row.id, on)}
                    onOpen={() => change({ span: row.span === null ? null : row.id })}
                  />
                )
              }}
            </VirtualRows>
          </tbody>
        </table>
      </div>
    </>
  )
}

/** What is folded stands in the address, which must stay short. */
const MOST_FOLDED = 100

function spansOf({ rows }: TraceTree) {
  return rows.map(({ span }) => span).filter((span) => span !== null)
}
