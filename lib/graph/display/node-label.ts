import type { BoxLevel, Graph, GraphBox, GraphNode, GroupInfo } from '@/lib/graph/model'
import type { DisplayTexts } from './display-texts'
import { LONGEST_TITLE } from './node-extent'

/** What stands under a node: its name, and quieter what tells it from others of that name (empty when nothing is needed). */
export interface NodeLabel {
  readonly title: string
  readonly detail: string
}

/** What the drawing as a whole says already, so that no node has to repeat it. */
export interface LabelContext {
  readonly severalNamespaces: boolean
  readonly severalClusters: boolean
  /** Box id → the levels of that frame and of all frames around it. */
  readonly levels: ReadonlyMap<string, ReadonlySet<BoxLevel>>
}

export function labelContext(graph: Pick<Graph, 'nodes' | 'boxes'>): LabelContext {
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  return {
    severalNamespaces: new Set(graph.nodes.map((node) => `${node.cluster}/${node.namespace}`)).size > 1,
    // The cluster of what nobody named is none.
    severalClusters: new Set(graph.nodes.map(({ cluster }) => cluster).filter((name) => name !== 'unknown')).size > 1,
    levels: new Map(graph.boxes.map((box) => [box.id, levelsAround(box, boxes)])),
  }
}

function levelsAround(box: GraphBox, boxes: ReadonlyMap<string, GraphBox>): Set<BoxLevel> {
  const levels = new Set<BoxLevel>()
  // Frames nest at most three deep; a repeated level ends the walk, so a broken chain cannot run for ever.
  for (let at: GraphBox | undefined = box; at !== undefined && !levels.has(at.level);) {
    levels.add(at.level)
    at = at.parent === null ? undefined : boxes.get(at.parent)
  }
  return levels
}

/**
 * The label of a node (graph.md V3). Inside an app frame an app shows its version only; namespace and cluster are left
 * out where a frame around the node says them.
 */
export function nodeLabel(node: GraphNode, context: LabelContext, texts: DisplayTexts): NodeLabel {
  if (node.own !== undefined) return { title: node.own.title, detail: node.own.detail }
  const framed = (node.box === null ? undefined : context.levels.get(node.box)) ?? new Set<BoxLevel>()
  const detail: string[] = []
  const split = splitOperation(node)
  if (split !== undefined) detail.push(split.label)
  const onlyVersion = node.kind === 'app' && node.version !== undefined && framed.has('app')
  if (node.kind === 'app' && node.version !== undefined && !onlyVersion) detail.push(node.version)
  if (node.group !== undefined) detail.push(texts.members(node.group.members))
  if (needsNamespace(node, context) && !framed.has('namespace')) detail.push(node.namespace)
  if (needsCluster(node, context) && !framed.has('cluster')) detail.push(node.cluster)
  const title = onlyVersion ? (node.version ?? '') : (split?.value ?? nodeTitle(node, texts))
  return { title, detail: detail.join(' · ') }
}

/** A class whose label and value do not fit on one line: cutting out the middle would leave neither. */
function splitOperation({ operation }: GraphNode): GraphNode['operation'] {
  const isLong = operation !== undefined && operation.label.length + operation.value.length >= LONGEST_TITLE
  return isLong ? operation : undefined
}

function needsNamespace(node: GraphNode, context: LabelContext): boolean {
  if (node.namespace === 'unknown' || (node.group !== undefined && node.group.level !== 'app')) return false
  return node.kind === 'unknown' || context.severalNamespaces || node.flags.includes('outside')
}

function needsCluster(node: GraphNode, context: LabelContext): boolean {
  const spansClusters = node.group?.level === 'cluster' || node.group?.level === 'rest'
  return context.severalClusters && node.cluster !== 'unknown' && !spansClusters
}

/** The name of a node, in words where it has none of its own. */
export function nodeTitle(node: GraphNode, texts: DisplayTexts): string {
  if (node.own !== undefined) return node.own.title
  if (node.group !== undefined) return groupTitle(node.group, texts)
  if (node.kind === 'unknown') return texts.unknownCaller
  if (node.flags.includes('addresses')) return texts.addresses
  if (node.operation !== undefined) return `${node.operation.label}=${node.operation.value}`
  if (node.entry !== undefined) return node.entry.name
  if (node.kind === 'service') return node.service === 'unknown' ? texts.noRoute : (node.service ?? texts.noRoute)
  if (node.kind === 'app') return node.app ?? node.workload ?? node.id
  return node.workload ?? node.id
}

function groupTitle(group: GroupInfo, texts: DisplayTexts): string {
  if (group.level === 'rest') return texts.rest
  return group.level === 'idle' ? texts.idleIn(group.name) : group.name
}
