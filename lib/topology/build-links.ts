import { compareText } from '@/lib/std/compare-text'
import type { ComponentLink, ComponentLinkKind, ComponentRole, MeshComponent } from './model'

const GATEWAYS: ReadonlySet<ComponentRole> = new Set<ComponentRole>([
  'ingress-gateway',
  'egress-gateway',
  'gateway',
  'waypoint',
])
const STORES: ReadonlySet<ComponentRole> = new Set<ComponentRole>([
  'kubernetes',
  'metric-store',
  'trace-store',
  'grafana',
])

/**
 * What has to do with what: istiod with what it configures, Pharos with what it reads, metric stores with what they measure, data
 * planes with where their spans go. Sorted by id; both ends of each are among the components.
 */
export function buildLinks(components: readonly MeshComponent[]): readonly ComponentLink[] {
  const of = (...roles: readonly ComponentRole[]) => components.filter(({ role }) => roles.includes(role))
  const proxies = components.filter(({ role }) => GATEWAYS.has(role) || role === 'ztunnel' || role === 'data-plane')
  const measured = [...of('istiod'), ...proxies]
  const traced = of('data-plane').filter(({ namespaces }) => namespaces?.some(({ mode }) => mode === 'sidecar'))
  const links = [
    ...controls(of('istiod'), proxies),
    ...between(
      'reads',
      of('pharos'),
      components.filter(({ role }) => STORES.has(role)),
    ),
    ...between('scrapes', of('metric-store'), measured),
    ...between('sends', traced, of('trace-store')),
  ]
  return links.sort((a, b) => compareText(a.id, b.id))
}

/** Each proxy by the control plane of its revision; one whose revision is not known, by the only one that there is. */
function controls(istiods: readonly MeshComponent[], proxies: readonly MeshComponent[]): readonly ComponentLink[] {
  return proxies.flatMap((proxy) => {
    const same = istiods.filter(({ revision }) => revision === proxy.revision)
    const guessed = proxy.role !== 'data-plane' && same.length === 0 && istiods.length === 1
    return between('controls', guessed ? istiods : same, [proxy])
  })
}

function between(
  kind: ComponentLinkKind,
  from: readonly MeshComponent[],
  to: readonly MeshComponent[],
): readonly ComponentLink[] {
  return from.flatMap((one) =>
    to.map((other) => ({
      id: `${kind}:${one.id}>${other.id}`,
      kind,
      from: one.id,
      to: other.id,
      well: isWell(one) && isWell(other),
    })),
  )
}

/** What nobody could ask about is not called unwell. */
function isWell({ state }: MeshComponent): boolean {
  return state === 'healthy' || state === 'unknown'
}
