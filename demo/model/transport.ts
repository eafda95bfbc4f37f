import { type DestinationRules, policyFor } from './destination-rule'
import { at, entriesAt, hasLabels, labelsAt, textAt } from './json'
import type { ObjectView } from './object-index'
import type { RegisteredHost } from './registry'
import type { Topology, Workload } from './topology'

/** How a connection between two workloads ends up: `refused` in the handshake, `reset` by a server that wants mutual TLS. */
export type Transport = 'mutual' | 'plain' | 'refused' | 'reset'

export interface TransportPolicy {
  /** `undefined` when the host has no such subset. */
  subsetLabels(host: RegisteredHost, subset: string, caller: Workload): ReadonlyMap<string, string> | undefined
  /** Of a call from this workload to a pod of another. */
  between(
    caller: Workload,
    server: Workload,
    to: { readonly host: RegisteredHost; readonly subset: string; readonly port: number },
  ): Transport
}

export function readTransportPolicy(
  objects: ObjectView,
  topology: Topology,
  ruleFor: DestinationRules,
): TransportPolicy {
  const serverMode = readServerModes(objects, topology)
  return {
    subsetLabels: (host, subset, caller) => ruleFor(host, caller)?.subsets.get(subset)?.labels,
    between(caller, server, { host, subset, port }) {
      const target = host.ports.find((known) => known.port === port)?.targetPort ?? port
      const mode = serverMode(server, target)
      const takesTls = server.proxy !== 'none' && mode !== 'DISABLE'
      if (caller.proxy === 'none') return server.proxy !== 'none' && mode === 'STRICT' ? 'reset' : 'plain'
      if (caller.proxy === 'ambient' || caller.proxy === 'waypoint' || server.proxy === 'ambient')
        return takesTls ? 'mutual' : 'plain'
      const written = policyFor(ruleFor(host, caller), subset, port).tls
      const asks = written ? written !== 'DISABLE' : topology.config.autoMtls && takesTls
      if (!asks) return server.proxy !== 'none' && mode === 'STRICT' ? 'reset' : 'plain'
      return takesTls && written !== 'SIMPLE' ? 'mutual' : 'refused'
    },
  }
}

/** Mode of a server's port by PeerAuthentication: port, workload, namespace, mesh; UNSET inherits; the oldest of a level counts. */
function readServerModes(objects: ObjectView, topology: Topology): (server: Workload, port: number) => string {
  const policies = objects.list('peerauthentications.security.istio.io').map((object) => ({
    namespace: object.metadata.namespace ?? '',
    selector:
      at(object, 'spec', 'selector') === undefined ? undefined : labelsAt(object, 'spec', 'selector', 'matchLabels'),
    mode: modeOf(at(object, 'spec', 'mtls')),
    ports: entriesAt(object, 'spec', 'portLevelMtls'),
  }))
  return (server, port) => {
    const here = policies.filter(({ namespace }) => namespace === server.namespace)
    const own = here.find(
      ({ selector }) => selector !== undefined && selector.size > 0 && hasLabels(server.labels, selector),
    )
    const ofNamespace = here.find(({ selector }) => selector === undefined || selector.size === 0)
    const ofMesh = policies.find(
      ({ namespace, selector }) =>
        namespace === topology.config.rootNamespace && (selector === undefined || selector.size === 0),
    )
    const levels = [modeOf(own?.ports.get(String(port))), own?.mode, ofNamespace?.mode, ofMesh?.mode]
    return levels.find((mode) => mode !== undefined && mode !== '') ?? 'PERMISSIVE'
  }
}

/** Empty when it inherits. */
function modeOf(mtls: unknown): string {
  const mode = textAt(mtls, 'mode')
  return mode === 'UNSET' ? '' : mode
}
