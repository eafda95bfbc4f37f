import type { EdgeElement, Elements, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import type { EdgeDefinition, NodeDefinition } from 'cytoscape'

export type Definition = NodeDefinition | EdgeDefinition

/**
 * What cytoscape has to know of a drawing: what there is and where. Everything that a refresh changes (numbers, health,
 * badges) is painted from the same elements without it.
 * All values are primitive: the wrapper compares them one by one.
 *
 * @param before the definitions of the drawing before; what did not change is the same object, and so is the whole then.
 */
export function toCytoscape(
  { nodes, edges }: Elements,
  minWidths: ReadonlyMap<string, number>,
  before: readonly Definition[] = [],
): readonly Definition[] {
  const known = new Map(before.map((definition) => [definition.data.id, definition]))
  const kept = (definition: Definition): Definition => {
    const old = known.get(definition.data.id)
    return old !== undefined && isSame(old, definition) ? old : definition
  }
  const all = [
    ...nodes.map((node) => kept(node.kind === 'frame' ? frame(node, minWidths.get(node.id) ?? 0) : shape(node))),
    ...edges.map((edge) => kept(line(edge))),
  ]
  return all.length === before.length && all.every((definition, index) => definition === before[index]) ? before : all
}

function frame({ id, parent, level }: FrameElement, minWidth: number): NodeDefinition {
  return {
    group: 'nodes',
    data: { id, minWidth, ...inFrame(parent) },
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
function inFrame(parent: string | null): Readonly<Record<string, string | undefined>> {
  return { parent: parent ?? undefined }
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
