'use client'

import { ChooseNamespaces } from '@/components/layout/choose-namespaces'
import { Page } from '@/components/layout/page'
import { useSettings } from '@/components/layout/settings-context'
import { useShortcut } from '@/components/layout/use-shortcut'
import { useGraphView } from '@/lib/client/use-graph-view'
import { automaticExpressions } from '@/lib/graph/find/automatic'
import { openElement } from '@/lib/graph/panel/open-element'
import dynamic from 'next/dynamic'
import { type ReactNode, useMemo, useState } from 'react'
import { askAhead } from './ask-ahead'
import { FindTools } from './find/find-tools'
import { useFindWalk } from './find/use-find-walk'
import classes from './graph-page.module.css'
import { GraphRegion } from './graph-region'
import { PanelContent } from './panel/panel-content'
import { SidePanel } from './panel/side-panel'
import { GraphToolbar } from './toolbar/graph-toolbar'
import { useDrawnGraph } from './use-drawn-graph'
import { useGraph } from './use-graph'
import { useGraphPlace } from './use-graph-place'
import { usePanelOpen } from './use-panel-open'
import { useSelection } from './use-selection'

const GraphLegend = dynamic(() => import('./legend/graph-legend').then((module) => module.GraphLegend), {
  loading: () => null,
})

// A document that shows a graph asks for it before it is taken over by this code.
if (typeof window !== 'undefined') askAhead()

interface GraphPageProps {
  /** What was changed of late in what is shown. */
  readonly changes?: ReactNode
}

/** The traffic graph: pickers and options above, the drawing or its table in the middle, what is selected beside it. */
export function GraphPage({ changes }: GraphPageProps) {
  const [view, change] = useGraphView()
  const answer = useGraph()
  const { chosen, whole, index, region } = answer
  const drawn = useDrawnGraph(index)
  const walk = useFindWalk(drawn)
  const selection = useSelection(index, answer.settled)
  const place = useGraphPlace(answer)
  const [legend, setLegend] = useState(false)
  const { presets } = useSettings()
  const automatic = useMemo(() => automaticExpressions(presets), [presets])
  const [panelOpen, setPanelOpen] = usePanelOpen(selection.ids.length > 0)
  // What is too old or may not be seen any more is gone from the panel, too.
  const shown = chosen && region.state.kind === 'shown' && region.state.content === 'some' ? index : undefined
  const inView = shown === undefined ? undefined : drawn?.index.graph

  useShortcut(']', () => setPanelOpen(!panelOpen))
  useShortcut('l', () => setLegend(!legend))
  useShortcut('v', () => change({ view: view.view === 'graph' ? 'table' : 'graph' }))
  useShortcut('.', () => {
    const [id, ...others] = selection.ids
    const opened =
      id === undefined || index === undefined || others.length > 0 ? undefined : openElement(index, view, id)
    if (opened !== undefined) change(opened.change)
  })
  useShortcut('Escape', () => selection.set([]))

  return (
    <Page
      title={place.title}
      crumbs={place.crumbs}
      automatic={automatic}
      shownAt={index?.graph.request.at}
      tools={
        <GraphToolbar graph={index?.graph} drawn={inView} legend={legend} onLegend={setLegend}>
          <FindTools index={index} drawn={drawn} walk={walk} />
        </GraphToolbar>
      }
    >
      {changes}
      <div className={classes.body}>
        <div className={classes.region}>
          {chosen ? (
            <GraphRegion answer={answer} drawn={drawn} visit={walk.visit} selection={selection} />
          ) : (
            <ChooseNamespaces />
          )}
          {legend ? <GraphLegend graph={inView} onClose={() => setLegend(false)} /> : null}
        </div>
        {shown === undefined ? null : (
          <SidePanel open={panelOpen} onOpen={setPanelOpen}>
            <PanelContent index={shown} whole={whole ?? shown} selection={selection} />
          </SidePanel>
        )}
      </div>
    </Page>
  )
}
