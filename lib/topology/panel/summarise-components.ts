import { compareText } from '@/lib/std/compare-text'
import { byWorst } from '../drawing/status-of'
import { COMPONENT_STATES, type ComponentState, type MeshComponent } from '../model'

/** What is said of several components together. */
export interface ComponentSummary {
  readonly total: number
  /** Worst state first; states that nothing is in are left out. */
  readonly states: readonly { readonly state: ComponentState; readonly count: number }[]
  /** Those that are not healthy, the worst first. */
  readonly unwell: readonly MeshComponent[]
  /** Versions of istiod, sorted; more than one means that the mesh is being upgraded. */
  readonly versions: readonly string[]
  /** Namespaces of data planes that have pods in the mesh, each counted once. */
  readonly namespaces: number
  readonly pods: number
}

/** Counts components by state and names the worst. */
export function summariseComponents(components: readonly MeshComponent[]): ComponentSummary {
  const namespaces = components.flatMap(({ cluster, namespaces: own }) =>
    (own ?? []).map((one) => ({ key: `${cluster ?? ''}/${one.name}`, pods: one.pods })),
  )
  return {
    total: components.length,
    states: COMPONENT_STATES.map((state) => ({
      state,
      count: components.filter((one) => one.state === state).length,
    })).filter(({ count }) => count > 0),
    unwell: components.filter(({ state }) => state !== 'healthy').sort(byWorst),
    versions: [
      ...new Set(components.flatMap(({ role, version }) => (role === 'istiod' && version !== null ? [version] : []))),
    ].sort(compareText),
    namespaces: new Set(namespaces.map(({ key }) => key)).size,
    pods: namespaces.reduce((sum, { pods }) => sum + pods, 0),
  }
}
