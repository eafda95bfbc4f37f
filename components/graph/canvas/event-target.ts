import type { EventObject, NodeSingular } from 'cytoscape'

/** The element that an event is about; undefined for the drawing as a whole. */
export function targetOf(event: EventObject): NodeSingular | undefined {
  const target: unknown = event.target
  return target === event.cy || target === undefined || target === null ? undefined : asElement(target)
}

/** Events of cytoscape have as their target the core or an element; only elements come here. */
export function asElement(target: unknown): NodeSingular {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- cytoscape types the target of an event as any
  return target as NodeSingular
}
