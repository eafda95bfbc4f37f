import { at, entriesAt, hasLabels, labelsAt, listAt, numberAt, textAt } from './json'
import type { ObjectView } from './object-index'
import { fullHost, type RegisteredHost } from './registry'
import { hostMatches } from './route-rule'
import { isExported } from './router'
import type { Topology, Workload } from './topology'
import { groupBy } from '@/lib/std/group-by'

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

interface DestinationRule {
  readonly namespace: string
  readonly exportTo: readonly string[]
  readonly tls: string
  readonly portTls: ReadonlyMap<number, string>
  readonly subsets: ReadonlyMap<string, { readonly labels: ReadonlyMap<string, string>; readonly tls: string }>
}

export function readTransportPolicy(objects: ObjectView, topology: Topology): TransportPolicy {
  const rules = groupBy(readDestinationRules(objects), ({ host }) => host)
  const wildcards = [...rules.keys()].filter((host) => host.startsWith('*')).sort((a, b) => b.length - a.length)
  const serverMode = readServerModes(objects, topology)

  /** The rule for a host: the caller's namespace is asked first, then the server's, then the root's. */
  const ruleFor = (host: RegisteredHost, caller: Workload): DestinationRule | undefined => {
    const wildcard = wildcards.find((pattern) => hostMatches(pattern, host.host))
    const candidates = rules.get(host.host) ?? (wildcard === undefined ? [] : (rules.get(wildcard) ?? []))
    const seen = candidates.filter(({ rule }) => isExported(rule.exportTo, rule.namespace, caller.namespace))
    for (const namespace of [caller.namespace, host.namespace, topology.config.rootNamespace]) {
      const found = seen.find(({ rule }) => rule.namespace === namespace)
      if (found !== undefined) return found.rule
    }
    return undefined
  }

  return {
    subsetLabels: (host, subset, caller) => ruleFor(host, caller)?.subsets.get(subset)?.labels,
    between(caller, server, { host, subset, port }) {
      const target = host.ports.find((known) => known.port === port)?.targetPort ?? port
      const mode = serverMode(server, target)
      const takesTls = server.proxy !== 'none' && mode !== 'DISABLE'
      if (caller.proxy === 'none') return server.proxy !== 'none' && mode === 'STRICT' ? 'reset' : 'plain'
      if (caller.proxy === 'ambient' || caller.proxy === 'waypoint' || server.proxy === 'ambient')
        return takesTls ? 'mutual' : 'plain'
      const rule = ruleFor(host, caller)
      const written = [rule?.subsets.get(subset)?.tls, rule?.portTls.get(port), rule?.tls].find((tls) => tls)
      const asks = written ? written !== 'DISABLE' : topology.config.autoMtls && takesTls
      if (!asks) return server.proxy !== 'none' && mode === 'STRICT' ? 'reset' : 'plain'
      return takesTls && written !== 'SIMPLE' ? 'mutual' : 'refused'
    },
  }
}

function readDestinationRules(
  objects: ObjectView,
): readonly { readonly host: string; readonly rule: DestinationRule }[] {
  return objects.list('destinationrules.networking.istio.io').map((object) => {
    const namespace = object.metadata.namespace ?? ''
    const exportTo = listAt(object, 'spec', 'exportTo').filter((to) => typeof to === 'string')
    const subsets = listAt(object, 'spec', 'subsets').map((subset) => {
      return [
        textAt(subset, 'name'),
        { labels: labelsAt(subset, 'labels'), tls: textAt(subset, 'trafficPolicy', 'tls', 'mode') },
      ] as const
    })
    const ports = listAt(object, 'spec', 'trafficPolicy', 'portLevelSettings').map((settings) => {
      return [numberAt(settings, 'port', 'number') ?? 0, textAt(settings, 'tls', 'mode')] as const
    })
    return {
      host: fullHost(textAt(object, 'spec', 'host'), namespace),
      rule: {
        namespace,
        exportTo: exportTo.length === 0 ? ['*'] : exportTo,
        tls: textAt(object, 'spec', 'trafficPolicy', 'tls', 'mode'),
        portTls: new Map(ports),
        subsets: new Map(subsets),
      },
    }
  })
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
