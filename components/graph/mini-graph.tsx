import { useGraphView } from '@/lib/client/use-graph-view'
import { focusOf } from '@/lib/graph/panel/focus-of'
import { intoFocus } from '@/lib/graph/panel/open-element'
import { prepareMini } from '@/lib/graph/panel/prepare-mini'
import { writeFocus } from '@/lib/graph/request/focus'
import { writeGraphView } from '@/lib/url/graph-view'
import { thingGraphView } from '@/lib/url/thing-graph-view'
import { useTranslations } from 'use-intl'
import { MiniCard } from './mini-card'
import type { MiniLinks } from './mini-graph-drawing'

const PATH = '/graph'

interface MiniGraphProps {
  /** Of what: `workload:bookinfo/reviews-v2`, as `focus` of the graph page. */
  readonly reference: string
}

/** The node graph of one thing in a card, over the window of the page that it stands on. */
export function MiniGraph({ reference }: MiniGraphProps) {
  const t = useTranslations('graph.mini')
  const [view] = useGraphView()
  const hrefOf = (focus: string, sel: readonly string[] = []) =>
    PATH + writeGraphView({ ...view, ...intoFocus(view, focus), view: 'graph', sel: [...sel] })
  const links: MiniLinks = {
    node: (node) => {
      const focus = focusOf(node)
      return focus === null ? null : hrefOf(writeFocus(focus))
    },
    edge: ({ edge }) => hrefOf(reference, [edge.id]),
    all: hrefOf(reference),
  }
  return (
    <MiniCard
      asked={thingGraphView(reference, view)}
      prepare={prepareMini}
      open={view.focus === reference ? null : { href: hrefOf(reference), label: t('open') }}
      links={links}
    />
  )
}
