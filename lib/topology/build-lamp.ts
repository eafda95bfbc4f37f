import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { type ClusterLamp, COMPONENT_STATES, LAMP_STATES, type LampGroup, type LampState, type MeshComponent, type MeshLamp } from './model' // prettier-ignore

const MOST_CLUSTERS = 5
const MOST_ISSUES = 3

/** What a component's state means for the lamp (product.md 3.2). */
export function lampOf({ state, core }: Pick<MeshComponent, 'state' | 'core'>): LampState {
  switch (state) {
    case 'healthy':
    case 'not-ready':
    case 'unknown':
      return state
    case 'unreachable':
    case 'unhealthy':
    case 'not-found':
      return core ? 'failure' : 'degraded'
  }
}

/** The worst of what is known; not known only where nothing is. */
export function worstLamp(states: readonly LampState[]): LampState {
  return LAMP_STATES.find((state) => states.includes(state)) ?? 'unknown'
}

/**
 * The lamp of all components. What lives in no cluster counts to the home cluster.
 *
 * @param home the cluster that Pharos belongs to.
 * @param seesControlPlane false: nobody may say that what runs the mesh is well, whatever is known of the rest.
 */
export function buildLamp(components: readonly MeshComponent[], home: string, seesControlPlane = true): MeshLamp {
  const sure = (state: LampState): LampState => (state === 'healthy' && !seesControlPlane ? 'unknown' : state)
  const clusters = [...groupBy(components, ({ cluster }) => cluster ?? home)].map(([cluster, own]): ClusterLamp => {
    const seen = groupLamp(own.filter((one) => one.core))
    const core = { ...seen, state: sure(seen.state) }
    const addOns = groupLamp(own.filter((one) => !one.core))
    return { cluster, home: cluster === home, state: sure(worstLamp([core.state, addOns.state])), core, addOns }
  })
  const unwell = clusters.filter(({ state }) => state !== 'healthy' && state !== 'unknown')
  const shown = (unwell.length === 0 ? clusters : unwell).sort(
    (a, b) =>
      Number(b.home) - Number(a.home) ||
      LAMP_STATES.indexOf(a.state) - LAMP_STATES.indexOf(b.state) ||
      compareText(a.cluster, b.cluster),
  )
  return { state: worstLamp(clusters.map(({ state }) => state)), clusters: shown.slice(0, MOST_CLUSTERS) }
}

function groupLamp(components: readonly MeshComponent[]): LampGroup {
  const issues = components
    .filter((one) => one.state !== 'healthy' && one.state !== 'unknown')
    .sort((a, b) => COMPONENT_STATES.indexOf(a.state) - COMPONENT_STATES.indexOf(b.state) || compareText(a.id, b.id))
    .map(({ id, name, reasons }) => ({ component: id, name, reason: reasons[0] ?? '' }))
  return { state: worstLamp(components.map(lampOf)), issues: issues.slice(0, MOST_ISSUES), total: issues.length }
}
