import { frameRects } from '@/lib/graph/display/frame-rects'
import type { EdgeElement, Elements, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import type { Rect } from '@/lib/graph/places/extent'
import type { EdgeDefinition, NodeDefinition } from 'cytoscape'

export type Definition = NodeDefinition | EdgeDefinition

/**
 * What cytoscape has to know of a drawing: what there is and where. Everything that a refresh changes (numbers, health,
 * badges) is painted from the same elements without it. Frames are plain nodes of a known size: cytoscape's own
 * compound nodes make it walk up and down the frames at every step.
 * All values are primitive: the wrapper compares them one by one.
 *
 * @param before the definitions of the drawing before; what did not change is the same object, and so is the whole then.
 */
export function toCytoscape({ nodes, edges }: Elements, before: readonly Definition[] = []): readonly Definition[] {
  const known = new Map(before.map((definition) => [definition.data.id, definition]))
  const kept = (definition: Definition): Definition => {
    const old = known.get(definition.data.id)
    return old !== undefined && isSame(old, definition) ? old : definition
  }
  const rects = frameRects(nodes, (node) => node.position)
  const all = [
    ...nodes.map((node) => kept(node.kind === 'frame' ? frame(node, rects.get(node.id)) : shape(node))),
    ...edges.map((edge) => kept(line(edge))),
  ]
  return all.length === before.length && all.every((definition, index) => definition === before[index]) ? before : all
}

function frame({ id, parent, level }: FrameElement, rect: Rect = { x1: 0, y1: 0, x2: 1, y2: 1 }): NodeDefinition {
  return {
    group: 'nodes',
    data: { id, width: rect.x2 - rect.x1, height: rect.y2 - rect.y1, ...inFrame(parent) },
    position: { x: (rect.x1 + rect.x2) / 2, y: (rect.y1 + rect.y2) / 2 },
    classes: `frame ${level}`,
    grabbable: false,
    pannable: true,
  }
}

function shape({ id, parent, shape: name, reach, position }: NodeElement): NodeDefinition {
  const { width, height } = SHAPE_SIZE[name]
  const side = reach.side - width / 2
  const expansion = `${reach.top - height / 2}px ${side}px ${reach.bottom - height / 2}px ${side}px`
  return {
    group: 'nodes',
    data: { id, expansion, ...inFrame(parent) },
    position: { ...position },
    classes: `node ${name}`,
  }
}

/** Of the classes of an edge those that change its way. */
const WAYS = ['curved', 'loop', 'two-way']

function line({ id, source, target, curve, classes }: EdgeElement): EdgeDefinition {
  const ways = classes.split(' ').filter((name) => WAYS.includes(name))
  return { group: 'edges', data: { id, source, target, curve }, classes: ['edge', ...ways].join(' ') }
}

/** The key is always there: the wrapper merges data, so a missing one would leave a node in a frame that is gone. */
function inFrame(frameId: string | null): Readonly<Record<'frame', string | undefined>> {
  return { frame: frameId ?? undefined }
}

function isSame(a: Definition, b: Definition): boolean {
  return (
    a.classes === b.classes &&
    isShallowEqual(a.data, b.data) &&
    isShallowEqual('position' in a ? a.position : undefined, 'position' in b ? b.position : undefined)
  )
}

function isShallowEqual(a: object | undefined, b: object | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value)
}
