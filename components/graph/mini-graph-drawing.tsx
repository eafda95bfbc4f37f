import { edgeWidth } from '@/lib/graph/display/edge-width'
import { nodeIcon } from '@/lib/graph/display/node-icon'
import { nodeShape } from '@/lib/graph/display/shapes'
import { edgeToken, nodeToken } from '@/lib/graph/display/tokens'
import type { GraphEdge, GraphNode } from '@/lib/graph/model'
import type { MiniGraphModel, MiniPeer } from '@/lib/graph/panel/prepare-mini'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { NodeGlyph } from './canvas/glyphs/node-glyph'
import { CSS_PALETTE } from './canvas/palette'
import { orDash } from '@/components/ui/or-dash'
import classes from './mini-graph.module.css'
import { useNodeName } from './use-node-name'

const ROW = 54
const GAP = 24
const HEAD = 7

/** Where the parts of a small graph lead; null: nowhere. */
export interface MiniLinks {
  readonly node: (node: GraphNode) => string | null
  readonly edge: (peer: MiniPeer) => string
  /** To everything that is not shown. */
  readonly all: string
}

interface MiniGraphDrawingProps {
  readonly model: MiniGraphModel
  readonly links: MiniLinks
}

/** Callers, the node, callees: pictures and lines for the eye, lists of links for everybody. */
export function MiniGraphDrawing({ model, links }: MiniGraphDrawingProps) {
  const t = useTranslations('graph.mini')
  const name = useNodeName()
  const { node, callers, callees } = model
  const rows = Math.max(
    1,
    callers.length + Number(model.moreCallers > 0),
    callees.length + Number(model.moreCallees > 0),
  )
  return (
    <div className={classes.drawing} style={{ minHeight: rows * ROW }}>
      <Side
        label={t('callers')}
        none={t('noCallers')}
        peers={callers}
        more={model.moreCallers}
        at="left"
        links={links}
      />
      <Lines peers={callers} rows={rows} towards="middle" />
      <div className={classes.middle}>
        <Glyph node={node} size={44} />
        <span className={classes.own}>{name(node)}</span>
      </div>
      <Lines peers={callees} rows={rows} towards="right" />
      <Side
        label={t('callees')}
        none={t('noCallees')}
        peers={callees}
        more={model.moreCallees}
        at="right"
        links={links}
      />
    </div>
  )
}

interface SideProps extends Pick<MiniGraphDrawingProps, 'links'> {
  readonly label: string
  readonly none: string
  readonly peers: readonly MiniPeer[]
  readonly more: number
  readonly at: 'left' | 'right'
}

function Side({ label, none, peers, more, at, links }: SideProps) {
  const t = useTranslations('graph.mini')
  const name = useNodeName()
  if (peers.length === 0) return <p className={classes.none}>{none}</p>
  return (
    <ul className={classes.side} data-at={at} aria-label={label}>
      {peers.map((peer) => {
        const { node, edge } = peer
        const href = links.node(node)
        return (
          <li key={node.id} style={{ height: ROW }}>
            <Glyph node={node} size={28} />
            <span className={classes.words}>
              {href === null ? (
                <span className={classes.name}>{name(node)}</span>
              ) : (
                <Link className={classes.name} title={name(node)} href={href}>
                  {name(node)}
                </Link>
              )}
              <Link
                className={classes.rate}
                data-errors={edge.health === 'failure'}
                href={links.edge(peer)}
                aria-label={t('edge', {
                  name: name(node),
                  rate: rateOf(edge),
                  status: t(`status.${edge.health ?? 'none'}`),
                })}
              >
                {rateOf(edge)}
              </Link>
            </span>
          </li>
        )
      })}
      {more === 0 ? null : (
        <li style={{ height: ROW }}>
          <Link className={classes.rate} href={links.all}>
            {t('more', { count: more })}
          </Link>
        </li>
      )}
    </ul>
  )
}

function Glyph({ node, size }: { readonly node: GraphNode; readonly size: number }) {
  return <NodeGlyph shape={nodeShape(node.kind)} icon={nodeIcon(node)} token={nodeToken(node)} size={size} />
}

function rateOf(edge: GraphEdge): string {
  return orDash(formatTraffic(edge.rate, edge.unit))
}

interface LinesProps {
  readonly peers: readonly MiniPeer[]
  readonly rows: number
  readonly towards: 'middle' | 'right'
}

/** The edges of one side; the lists beside them say the same. */
function Lines({ peers, rows, towards }: LinesProps) {
  const height = rows * ROW
  // Columns are centred, so a short one begins further down.
  const top = (height - peers.length * ROW) / 2
  return (
    <svg width={GAP} height={height} aria-hidden focusable="false">
      {peers.map(({ edge }, row) => {
        const [peer, own] = [top + (row + 0.5) * ROW, height / 2]
        const [from, to] = towards === 'middle' ? [peer, own] : [own, peer]
        const color = CSS_PALETTE.tokens[edgeToken(edge)].sign
        const end = GAP - HEAD
        return (
          <g key={edge.id}>
            <path
              d={`M0 ${from} C ${GAP / 2} ${from} ${GAP / 2 - HEAD / 2} ${to} ${end} ${to}`}
              fill="none"
              stroke={color}
              strokeWidth={Math.min(3, edgeWidth(edge))}
            />
            <polygon points={`${end},${to - 4} ${GAP},${to} ${end},${to + 4}`} fill={color} />
          </g>
        )
      })}
    </svg>
  )
}
