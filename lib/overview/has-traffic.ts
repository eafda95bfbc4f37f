import type { MeshSummary } from '@/lib/graph/summary/summarise-mesh'

/** Whether anything moved: a request, a message or a byte. Null: nobody could be asked. */
export function hasTraffic(things: MeshSummary): boolean | null {
  let asked = things.size === 0
  for (const { traffic } of things.values()) {
    if (traffic === null) continue
    asked = true
    if ([...traffic.in, ...traffic.out].some(({ rate }) => rate > 0)) return true
  }
  return asked ? false : null
}
