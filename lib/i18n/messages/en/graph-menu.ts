import type { DestinationPage } from '@/lib/graph/panel/destinations'
import type { MenuChange, MenuCopy } from '@/lib/graph/panel/prepare-menu'

/** The menu of an element of the graph. */
export const graphMenu = {
  title: 'Actions for {name}',
  view: 'This view',
  details: 'Details',
  neighbours: 'Node graph',
  members: 'Expand this group',
  fold: 'Fold to one node',
  unfold: 'Unfold',
  inNamespace: 'Show in its namespace',
  onlyNamespace: 'Show this namespace only',
  selectNeighbours: 'Select with neighbours',
  unpin: 'Unpin',
  back: 'Leave the node graph',
  unfoldAll: 'Unfold all frames',
  allEdges: 'Draw all edges',
  problemEdges: 'Draw failing and degraded edges only',
  table: 'Show as table',
  graph: 'Show as graph',
  reference: 'Copy its reference',
  promql: 'Copy PromQL of its traffic',
  link: 'Copy link to it here',
  copied: 'Copied {what}',
  notCopied: 'The browser did not allow copying. Select and copy this text:',
  what: { reference: 'the reference', promql: 'the query', link: 'the link' } satisfies Record<MenuCopy, string>,
  pages: {
    details: 'Details page',
    traffic: 'Traffic',
    inboundMetrics: 'Inbound metrics',
    outboundMetrics: 'Outbound metrics',
    logs: 'Logs',
    traces: 'Traces',
    config: 'Config',
    trafficSplit: 'Traffic split',
  } satisfies Record<DestinationPage, string>,
} as const satisfies Readonly<Record<MenuChange, string>> & Readonly<Record<string, unknown>>
