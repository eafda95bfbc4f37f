import { nodeLook, type NodeLooked } from '@/lib/graph/display/node-look'
import { shapeOutline } from '@/lib/graph/display/shape-outline'
import { CSS_PALETTE } from '../palette'

/** The shape of a node around 0, 0, with its rings. */
export function NodeOutline({ node }: { readonly node: NodeLooked }) {
  const { fill, stroke, width, dashes, ghost, outside, focus } = nodeLook(node, CSS_PALETTE)
  const outline = shapeOutline(node.shape)
  const paint = { d: outline, fill, stroke, strokeWidth: width }
  return (
    <>
      {ghost !== undefined && (
        <path {...paint} transform={`translate(${ghost.by} ${-ghost.by})`} opacity={ghost.opacity} />
      )}
      <path {...paint} strokeDasharray={dashes.length === 0 ? undefined : dashes.join(' ')} />
      {[outside, focus].map(
        (ring) =>
          ring !== undefined && (
            <path
              key={ring.distance}
              d={shapeOutline(node.shape, ring.distance)}
              fill="none"
              stroke={ring.stroke}
              strokeWidth={ring.width}
            />
          ),
      )}
    </>
  )
}
