import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph } from '@/lib/graph/model'
import { drawnProtocols, shownCount } from '@/lib/graph/panel/unavailable'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { LabelOptions } from './label-options'
import { LayoutOptions } from './layout-options'
import { ReporterOptions } from './reporter-options'
import { ShowOptions } from './show-options'
import { TrafficOptions } from './traffic-options'
import { TypeOptions } from './type-options'

export interface ToolbarMenu {
  readonly name: 'type' | 'traffic' | 'reporter' | 'labels' | 'show' | 'layout'
  readonly label: string
  readonly state: string
  readonly content: ReactNode
}

/** The menus of the toolbar with what each says of itself while closed. */
export function useMenus(graph: Graph | undefined): readonly ToolbarMenu[] {
  const t = useTranslations('graph.toolbar')
  const tp = useTranslations('graph.protocols')
  const intl = useFormatter()
  const [view] = useGraphView()
  const protocols = drawnProtocols(view).map((protocol) => tp(protocol))
  const [label, ...moreLabels] = view.edgeLabels
  return [
    {
      name: 'type',
      label: t('types.title'),
      state: t(`types.names.${view.type}`),
      content: <TypeOptions graph={graph} />,
    },
    {
      name: 'traffic',
      label: t('traffic.title'),
      state: protocols.length === 0 ? t('none') : intl.list(protocols, { type: 'unit' }),
      content: <TrafficOptions graph={graph} />,
    },
    {
      name: 'reporter',
      label: t('reporters.title'),
      state: t(`reporters.names.${view.reporter}`),
      content: <ReporterOptions graph={graph} />,
    },
    {
      name: 'labels',
      label: t('labels.menu'),
      state:
        label === undefined
          ? t('none')
          : moreLabels.length === 0
            ? t(`labels.short.${label}`)
            : intl.number(view.edgeLabels.length),
      content: <LabelOptions graph={graph} />,
    },
    {
      name: 'show',
      label: t('show.title'),
      state: intl.number(shownCount(view)),
      content: <ShowOptions graph={graph} />,
    },
    {
      name: 'layout',
      label: t('layouts.title'),
      state: t(`layouts.names.${view.layout}`),
      content: <LayoutOptions graph={graph} />,
    },
  ]
}
