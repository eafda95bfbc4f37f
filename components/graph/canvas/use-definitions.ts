import type { Elements } from '@/lib/graph/display/to-elements'
import { useEffect, useState } from 'react'
import { nextDefinitions } from './next-definitions'
import { type Definition, toCytoscape } from './to-cytoscape'

interface Prepared {
  readonly elements: Elements
  readonly definitions: readonly Definition[]
  /** What cytoscape has of them so far. */
  readonly given: readonly Definition[]
}

/** Cytoscape takes about 10 ms for so many new things. */
const AT_ONCE = 120

/**
 * What cytoscape is given; the same as before unless something came, went or moved. Much that is new is given in parts,
 * one a frame: the picture does not wait for it, only the pointer does.
 *
 * @returns what to give now, and whether that is all.
 */
export function useDefinitions(elements: Elements): { readonly given: readonly Definition[]; readonly isAll: boolean } {
  const [last, setLast] = useState<Prepared>()
  let now = last
  if (now?.elements !== elements) {
    const definitions = toCytoscape(elements, last?.definitions)
    now = { elements, definitions, given: nextDefinitions(last?.given ?? [], definitions, AT_ONCE) }
    setLast(now)
  }
  const isAll = now.given === now.definitions
  useEffect(() => {
    if (isAll) return
    const frame = requestAnimationFrame(() =>
      setLast((at) => at && { ...at, given: nextDefinitions(at.given, at.definitions, AT_ONCE) }),
    )
    return () => cancelAnimationFrame(frame)
  }, [isAll, now.given])
  return { given: now.given, isAll }
}
