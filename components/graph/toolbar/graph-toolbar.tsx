import { LegendButton } from '@/components/ui/legend-button'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph } from '@/lib/graph/model'
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ExportMenu } from '../export/export-menu'
import { FoldedMenus } from './folded-menus'
import classes from './graph-toolbar.module.css'
import { OptionMenu } from './option-menu'
import { useMenus } from './use-menus'
import { useReset } from './use-reset'

interface GraphToolbarProps {
  readonly graph: Graph | undefined
  /** What is drawn at present; undefined while nothing is. */
  readonly drawn: Graph | undefined
  readonly legend: boolean
  readonly onLegend: (open: boolean) => void
  /** The boxes between the menus and what switches the view. */
  readonly children: ReactNode
}

/** What is drawn, and how. All of it stands in the URL. */
export function GraphToolbar({ graph, drawn, legend, onLegend, children }: GraphToolbarProps) {
  const t = useTranslations('graph.toolbar')
  const [view, change] = useGraphView()
  const menus = useMenus()
  const reset = useReset()
  return (
    <div role="group" aria-label={t('title')} className={classes.toolbar}>
      <div className={classes.menus}>
        {menus.map((menu) => (
          <OptionMenu key={menu.name} menu={menu} graph={graph} />
        ))}
      </div>
      <div className={classes.folded}>
        <FoldedMenus menus={menus} graph={graph} />
      </div>
      {children}
      <div className={classes.end}>
        <SegmentedControl
          size="xs"
          aria-label={t('view')}
          value={view.view}
          data={[
            { value: 'graph', label: t('graph') },
            { value: 'table', label: t('table') },
          ]}
          onChange={(value) => change({ view: value === 'table' ? 'table' : 'graph' })}
        />
        {reset === undefined ? null : (
          <Tooltip label={t('reset')}>
            <ActionIcon variant="default" size={30} aria-label={t('reset')} onClick={reset}>
              <IconRestore size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <ExportMenu graph={drawn} whole={graph ?? drawn} />
        <LegendButton label={t('legend')} open={legend} onOpen={onLegend} />
      </div>
    </div>
  )
}
