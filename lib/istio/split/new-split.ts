import type { ServiceRouting } from '@/lib/url/routing-types'
import { printYaml } from '@/lib/yaml/print-yaml'
import { EMPTY_RULE } from '@/lib/mesh/details/route-rule'
import { addableVersions } from './addable-versions'
import { toPercentages } from './rebalance'
import type { SplitDestination, SplitRule } from './split-model'

/** A split where no route is about the service yet. */
export interface NewSplit {
  readonly rule: SplitRule
  readonly destinations: readonly SplitDestination[]
  /** As Kubernetes shares requests without a route: by ready pods. */
  readonly percents: readonly number[]
}

/**
 * The route that a split would begin with, in the API that a new route should use; a VirtualService, too, where some version has no Service
 * of its own, which the Gateway API needs. Undefined: its pods have no labels for versions.
 */
export function newSplit(routing: ServiceRouting): NewSplit | undefined {
  const kinds =
    routing.newRoute.api === 'gateway-api' ? (['HTTPRoute', 'VirtualService'] as const) : (['VirtualService'] as const)
  for (const kind of kinds) {
    const rule = kind === 'HTTPRoute' ? httpRoute(routing) : virtualService(routing)
    const all = addableVersions(routing, rule)
    const made = all.flatMap(({ destination }) => (typeof destination === 'string' ? [] : [destination]))
    if (made.length === 0 || made.length < all.length) continue
    const ready = made.map(({ versions }) => (versions ?? []).reduce((sum, { readyPods }) => sum + readyPods, 0))
    const isAnyReady = ready.some((pods) => pods > 0)
    return { rule, destinations: made, percents: toPercentages(isAnyReady ? ready : ready.map(() => 1)) }
  }
  return undefined
}

type Routing = Pick<ServiceRouting, 'namespace' | 'name' | 'services'>

function virtualService({ namespace, name, services: [{ ports }] }: Routing): SplitRule {
  const section = ports.length > 0 && ports.every(({ protocol }) => isRaw(protocol)) ? 'tcp' : 'http'
  const base = { apiVersion: 'networking.istio.io/v1', namespace, name }
  const text = printYaml({
    apiVersion: base.apiVersion,
    kind: 'VirtualService',
    metadata: { name, namespace },
    spec: { hosts: [name], [section]: [{}] },
  })
  const object = { ...base, ...NOTHING, kind: 'virtualservices.networking.istio.io' as const, text }
  return { ...EMPTY, id: `new/${section}`, object, steps: ['spec', section, 0] }
}

function httpRoute({ namespace, name, services: [{ ports }] }: Routing): SplitRule {
  const base = { apiVersion: 'gateway.networking.k8s.io/v1', namespace, name }
  const [port, another] = ports
  const text = printYaml({
    apiVersion: base.apiVersion,
    kind: 'HTTPRoute',
    metadata: { name, namespace },
    spec: {
      parentRefs: [
        {
          group: '',
          kind: 'Service',
          name,
          ...(port === undefined || another !== undefined ? {} : { port: port.number }),
        },
      ],
      rules: [{}],
    },
  })
  const object = { ...base, ...NOTHING, kind: 'httproutes.gateway.networking.k8s.io' as const, text }
  return { ...EMPTY, id: 'new/rules', object, steps: ['spec', 'rules', 0] }
}

const NOTHING = {
  through: { by: 'namespace' },
  generated: false,
  missingRight: null,
  missingDeleteRight: null,
} as const
const EMPTY = { rule: EMPTY_RULE, destinations: [], hidden: false, later: false, refusal: null, isNew: true } as const

const RAW: ReadonlySet<string> = new Set(['TCP', 'TLS', 'MONGO', 'MYSQL', 'REDIS', 'HTTPS'])

/** Without a protocol it is sniffed, and mostly HTTP. */
function isRaw(protocol: string | null): boolean {
  return protocol !== null && RAW.has(protocol)
}
