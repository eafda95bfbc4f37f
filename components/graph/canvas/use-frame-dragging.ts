import type { Core, EventObject, NodeCollection, Position } from 'cytoscape'
import { useEffect } from 'react'
import { targetOf } from './event-target'
import { frameMembers } from './frame-members'

/** A frame that is dragged takes along what is in it. */
export function useFrameDragging(cy: Core | undefined): void {
  useEffect(() => {
    if (cy === undefined) return
    let held: { readonly members: NodeCollection; last: Position } | undefined
    const handlers: Readonly<Record<string, (event: EventObject) => void>> = {
      grab: (event) => {
        const frame = targetOf(event)
        held = frame && { members: frameMembers(frame), last: { ...frame.position() } }
      },
      drag: (event) => {
        const now = targetOf(event)?.position()
        if (held === undefined || now === undefined) return
        held.members.shift({ x: now.x - held.last.x, y: now.y - held.last.y })
        held.last = { ...now }
      },
      free: () => {
        held = undefined
      },
    }
    for (const [name, handler] of Object.entries(handlers)) cy.on(name, 'node.frame', handler)
    return () => {
      for (const [name, handler] of Object.entries(handlers)) cy.off(name, 'node.frame', handler)
    }
  }, [cy])
}
