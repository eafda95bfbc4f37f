import { hasLabels, labelsAt, listAt, textAt, textsAt } from './json'
import type { ObjectView } from './object-index'
import { fullHost, type RegisteredHost } from './registry'
import { hostMatches } from './route-rule'
import { isExported } from './router'
import type { Topology, Workload } from './topology'

/** Which hosts a workload's proxy knows, and what becomes of calls to others. */
export interface EgressScope {
  readonly registryOnly: boolean
  sees(host: RegisteredHost): boolean
}

/** Sidecar resources: the one that selects the workload, else that of its namespace, else that of the mesh. */
export function readEgressScopes(objects: ObjectView, { config }: Topology): (caller: Workload) => EgressScope {
  const sidecars = objects.list('sidecars.networking.istio.io').map((object) => ({
    namespace: object.metadata.namespace ?? '',
    selector: labelsAt(object, 'spec', 'workloadSelector', 'labels'),
    mode: textAt(object, 'spec', 'outboundTrafficPolicy', 'mode'),
    patterns: listAt(object, 'spec', 'egress').flatMap((egress) => textsAt(egress, 'hosts')),
  }))
  const known = new Map<Workload, EgressScope>()
  const make = (caller: Workload): EgressScope => {
    const applies = sidecars.filter(({ namespace, selector }) => {
      return namespace === caller.namespace
        ? hasLabels(caller.labels, selector)
        : namespace === config.rootNamespace && selector.size === 0
    })
    const rank = (sidecar: (typeof applies)[number]): number =>
      sidecar.selector.size > 0 ? 0 : sidecar.namespace === caller.namespace ? 1 : 2
    const sidecar = applies.toSorted((a, b) => rank(a) - rank(b))[0]
    const patterns = sidecar?.patterns ?? []
    return {
      registryOnly: sidecar?.mode ? sidecar.mode === 'REGISTRY_ONLY' : config.registryOnly,
      sees: (host) =>
        isExported(host.exportTo, host.namespace, caller.namespace) &&
        (patterns.length === 0 || patterns.some((pattern) => allows(pattern, host, caller))),
    }
  }
  return (caller) => {
    const scope = known.get(caller) ?? make(caller)
    known.set(caller, scope)
    return scope
  }
}

/** `namespace/host`, where `.` is the caller's own namespace, `*` any and `~` none. */
function allows(pattern: string, host: RegisteredHost, caller: Workload): boolean {
  const [place = '', name = '*'] = pattern.split('/')
  const namespace = place === '.' ? caller.namespace : place
  if (namespace !== '*' && namespace !== host.namespace) return false
  return name === '*' || hostMatches(fullHost(name, caller.namespace), host.host)
}
