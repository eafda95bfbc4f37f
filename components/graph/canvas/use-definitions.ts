import type { Elements } from '@/lib/graph/display/to-elements'
import { useState } from 'react'
import type { PlacedGraph } from './placer'
import { type Definition, toCytoscape } from './to-cytoscape'

interface Prepared {
  readonly elements: Elements
  readonly definitions: readonly Definition[]
}

/** What cytoscape is given; the same as before unless something came, went or moved. */
export function useDefinitions(elements: Elements, placed: PlacedGraph | undefined): readonly Definition[] {
  const [last, setLast] = useState<Prepared>()
  if (last?.elements === elements) return last.definitions
  const minWidths = new Map(placed?.drawing.boxes.map((box) => [box.id, box.minWidth]))
  const definitions = toCytoscape(elements, minWidths, last?.definitions)
  setLast({ elements, definitions })
  return definitions
}
