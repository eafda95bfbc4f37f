/** A step into an object: a key, or the index in a list. */
export type PathStep = string | number

/** Where a value stands in its text. Offsets of what aliases bring are those of the alias. */
export interface SourceNode {
  /** Of the value; an absent one (`key:`) has no length. */
  readonly from: number
  readonly to: number
  /** Of its key; items of lists and the root have none. */
  readonly key?: { readonly from: number; readonly to: number }
  readonly children: ReadonlyMap<PathStep, SourceNode>
}

export interface Located {
  readonly node: SourceNode
  /** How many steps of the path there were: less than its length where the rest is absent. */
  readonly found: number
}

/** The place of a path, or of its nearest parent that is there. */
export function locate(root: SourceNode, path: readonly PathStep[]): Located {
  let node = root
  for (const [found, step] of path.entries()) {
    const child = node.children.get(step)
    if (child === undefined) return { node, found }
    node = child
  }
  return { node, found: path.length }
}

/** What to mark for a value: its key where the value spans lines (a map, a list, a block of text), else the value. */
export function markOf(node: SourceNode, text: string): { readonly from: number; readonly to: number } {
  const { key, from, to } = node
  if (key === undefined) return { from, to: lineEnd(text, from, to) }
  return to > from && lineEnd(text, from, to) === to ? { from, to } : key
}

function lineEnd(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 || end > to ? to : end
}
