import { useGraphView } from '@/lib/client/use-graph-view'
import { drawnProtocols, shownCount } from '@/lib/graph/panel/unavailable'
import { useFormatter, useTranslations } from 'use-intl'

export type MenuName = 'type' | 'traffic' | 'reporter' | 'labels' | 'show' | 'layout'

export interface ToolbarMenu {
  readonly name: MenuName
  readonly label: string
  readonly state: string
}

/** The menus of the toolbar with what each says of itself while closed. */
export function useMenus(): readonly ToolbarMenu[] {
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
    },
    {
      name: 'traffic',
      label: t('traffic.title'),
      state: protocols.length === 0 ? t('none') : intl.list(protocols, { type: 'unit' }),
    },
    {
      name: 'reporter',
      label: t('reporters.title'),
      state: t(`reporters.names.${view.reporter}`),
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
    },
    {
      name: 'show',
      label: t('show.title'),
      state: intl.number(shownCount(view)),
    },
    {
      name: 'layout',
      label: t('layouts.title'),
      state: t(`layouts.names.${view.layout}`),
    },
  ]
}
