import type { Status } from '@/lib/graph/model'
import { COMPONENT_STATES, type ComponentState, type MeshComponent } from '../model'

/**
 * The colour of a component (product.md 3.2): what the mesh cannot do without fails, an add-on is a loss of comfort.
 *
 * @returns null where nobody could be asked.
 */
export function statusOf({ state, core }: Pick<MeshComponent, 'state' | 'core'>): Status | null {
  switch (state) {
    case 'unreachable':
    case 'unhealthy':
    case 'not-found':
      return core ? 'failure' : 'degraded'
    case 'not-ready':
      return 'not-ready'
    case 'unknown':
      return null
    case 'healthy':
      return 'healthy'
  }
}

/** Worst first: what the mesh needs before add-ons of the same state, then by name. */
export function byWorst(a: MeshComponent, b: MeshComponent): number {
  return rank(a.state) - rank(b.state) || Number(b.core) - Number(a.core) || (a.name < b.name ? -1 : 1)
}

function rank(state: ComponentState): number {
  return COMPONENT_STATES.indexOf(state)
}
