import { useGraphView } from '@/lib/client/use-graph-view'
import { foldedId } from '@/lib/graph/fold/folded-id'
import type { Graph } from '@/lib/graph/model'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { formatDuration } from '@/lib/time/duration'
import { Popover, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconArrowsMinimize, IconFilter, IconInfoCircle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './canvas-corner.module.css'
import { NoteList } from './panel/note-list'

interface CanvasCornerProps {
  readonly index: ElementIndex
  /** Over the drawing; a table gets it as its last line. */
  readonly floating: boolean
  readonly onSelect: (id: string) => void
}

/** From when the picture is, over which window, and what has to be said about its data. */
export function CanvasCorner({ index, floating, onSelect }: CanvasCornerProps) {
  const t = useTranslations('graph.corner')
  const intl = useFormatter()
  const [{ edgeMode, fold }, change] = useGraphView()
  const { graph } = index
  const to = new Date(graph.to)
  const count = graph.notes.length
  const folded = fold.filter((id) => index.nodes.has(foldedId({ id }))).length
  const Icon = hasWarning(graph) ? IconAlertTriangle : IconInfoCircle
  return (
    <div className={classes.corner} data-floating={floating}>
      <time dateTime={graph.to} title={graph.to}>
        {t('window', { window: formatDuration(graph.request.durationSeconds), time: intl.dateTime(to, 'instant') })}
      </time>
      {edgeMode === 'all' ? null : (
        <UnstyledButton
          className={classes.notes}
          data-warning
          title={t('allEdges')}
          onClick={() => change({ edgeMode: null })}
        >
          <IconFilter size={14} aria-hidden />
          {t(`edges.${edgeMode}`)}
        </UnstyledButton>
      )}
      {folded === 0 ? null : (
        <UnstyledButton className={classes.notes} title={t('unfold')} onClick={() => change({ fold: null })}>
          <IconArrowsMinimize size={14} aria-hidden />
          {t('folded', { count: folded })}
        </UnstyledButton>
      )}
      {count === 0 ? null : (
        <Popover position="top-end" width={360} trapFocus returnFocus withinPortal={false}>
          <Popover.Target>
            <UnstyledButton className={classes.notes} data-warning={hasWarning(graph)}>
              <Icon size={14} aria-hidden />
              {t('notes', { count })}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className={classes.dropdown} aria-label={t('notes', { count })}>
            <NoteList index={index} onSelect={onSelect} />
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  )
}

function hasWarning(graph: Graph): boolean {
  return graph.notes.some((note) => note.level === 'warning')
}
