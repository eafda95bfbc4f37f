'use client'

import { ChooseNamespaces } from '@/components/layout/choose-namespaces'
import { Page } from '@/components/layout/page'
import { graphQuery } from '@/lib/client/graph-query'
import { useGraphView } from '@/lib/client/use-graph-view'
import { useRefresh } from '@/components/layout/refresh-context'
import { useShortcut } from '@/components/layout/use-shortcut'
import { indexElements } from '@/lib/graph/panel/element-index'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './graph-page.module.css'
import { GraphRegion } from './graph-region'
import { Legend } from './legend/legend'
import { PanelContent } from './panel/panel-content'
import { SidePanel } from './panel/side-panel'
import { GraphToolbar } from './toolbar/graph-toolbar'
import { usePanelOpen } from './use-panel-open'
import { useSelection } from './use-selection'

/** The traffic graph: pickers and options above, the drawing or its table in the middle, what is selected beside it. */
export function GraphPage() {
  const t = useTranslations('graph')
  const [view, change] = useGraphView()
  const timer = useRefresh()
  const chosen = view.namespaces.length > 0 || view.focus !== null
  const query = useQuery({ ...graphQuery(view), ...timer.queryOptions, enabled: chosen && timer.queryOptions.enabled })
  const { data } = query
  const index = useMemo(() => (data === undefined ? undefined : indexElements(data)), [data])
  const selection = useSelection(index, query.isSuccess && !query.isPlaceholderData)
  const [legend, setLegend] = useState(false)
  const [panelOpen, setPanelOpen] = usePanelOpen(selection.ids)

  useShortcut(']', () => setPanelOpen(!panelOpen))
  useShortcut('l', () => setLegend(!legend))
  useShortcut('v', () => change({ view: view.view === 'graph' ? 'table' : 'graph' }))
  useShortcut('Escape', () => selection.set([]))

  return (
    <Page
      title={t('title')}
      shownAt={data?.request.at}
      tools={<GraphToolbar graph={data} legend={legend} onLegend={setLegend} />}
    >
      <div className={classes.body}>
        <div className={classes.region}>
          {chosen ? <GraphRegion query={query} index={index} selection={selection} /> : <ChooseNamespaces />}
          {legend ? <Legend graph={data} onClose={() => setLegend(false)} /> : null}
        </div>
        {chosen && index !== undefined ? (
          <SidePanel open={panelOpen} onOpen={setPanelOpen}>
            <PanelContent index={index} selection={selection.ids} onSelect={(id) => selection.choose(id, false)} />
          </SidePanel>
        ) : null}
      </div>
    </Page>
  )
}
