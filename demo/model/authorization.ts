import type { KubeObject } from '../kube-object'
import { type Action, type AuthorizedRequest, readRule, type RuleMatch } from './authorization-rule'
import { at, hasLabels, labelsAt, listAt, textAt } from './json'
import type { ObjectView } from './object-index'
import type { RegisteredHost } from './registry'
import type { Topology, Workload } from './topology'

/** Whether AuthorizationPolicies let a request pass. */
export interface Authorization {
  /** At the proxy or ztunnel of a server or gateway. Undefined: it passes; else what refuses it, in the words of Envoy's log. */
  refusal(server: Workload, request: () => AuthorizedRequest): string | undefined
  /** At a waypoint, for the service that is called. */
  refusalAtWaypoint(waypoint: Workload, host: RegisteredHost, request: () => AuthorizedRequest): string | undefined
}

interface Policy {
  readonly name: string
  readonly namespace: string
  readonly action: Action
  readonly selector: ReadonlyMap<string, string>
  readonly targets: readonly Target[]
  readonly rules: readonly RuleMatch[]
}

interface Target {
  readonly kind: string
  readonly name: string
}

const DRY_RUN = 'istio.io/dry-run'
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'

/**
 * The order is Istio's: a DENY that matches refuses; then, where there is any ALLOW, one of them must match. CUSTOM asks
 * somebody who always agrees; AUDIT and dry runs decide nothing.
 */
export function readAuthorization(objects: ObjectView, { config }: Topology): Authorization {
  const policies = objects.list('authorizationpolicies.security.istio.io').flatMap(readPolicy)
  const bySelector = policies.filter(({ targets }) => targets.length === 0)
  const byTarget = policies.filter(({ targets }) => targets.length > 0)
  const concernsNamespace = (policy: Policy, namespace: string): boolean =>
    policy.namespace === namespace || policy.namespace === config.rootNamespace
  const known = new Map<Workload, readonly Policy[]>()

  const policiesOf = (server: Workload): readonly Policy[] => {
    const before = known.get(server)
    if (before !== undefined) return before
    const selected = bySelector.filter(
      (policy) => concernsNamespace(policy, server.namespace) && hasLabels(server.labels, policy.selector),
    )
    const found = [...selected, ...byTarget.filter((policy) => isGatewayOf(policy, server, config.rootNamespace))]
    known.set(server, found)
    return found
  }

  return {
    refusal: (server, request) => (policies.length === 0 ? undefined : decide(policiesOf(server), request)),
    refusalAtWaypoint(waypoint, host, request) {
      const ofService = byTarget.filter(
        ({ namespace, targets }) =>
          namespace === host.namespace && targets.some(({ kind, name }) => kind === 'Service' && name === host.name),
      )
      const own = byTarget.filter((policy) => isGatewayOf(policy, waypoint, config.rootNamespace))
      return decide([...ofService, ...own], request)
    },
  }
}

function isGatewayOf({ namespace, targets }: Policy, proxy: Workload, rootNamespace: string): boolean {
  const gateway = proxy.labels.get(GATEWAY_NAME)
  if (gateway === undefined) return false
  const itsClass = proxy.proxy === 'waypoint' ? 'istio-waypoint' : 'istio'
  return targets.some(({ kind, name }) => {
    if (kind === 'GatewayClass') return namespace === rootNamespace && name === itsClass
    return kind === 'Gateway' && name === gateway && namespace === proxy.namespace
  })
}

/** `about` is asked only where there is a policy: nearly all requests of a mesh meet none. */
function decide(policies: readonly Policy[], about: () => AuthorizedRequest): string | undefined {
  if (policies.length === 0) return undefined
  const request = about()
  for (const { name, namespace, action, rules } of policies) {
    const rule = action === 'DENY' ? rules.findIndex((matches) => matches(request, action)) : -1
    if (rule >= 0) return `ns[${namespace}]-policy[${name}]-rule[${rule}]`
  }
  const allowing = policies.filter(({ action }) => action === 'ALLOW')
  const isAllowed = allowing.some(({ rules }) => rules.some((matches) => matches(request, 'ALLOW')))
  return allowing.length === 0 || isAllowed ? undefined : 'none'
}

function readPolicy(object: KubeObject): readonly Policy[] {
  const { name, namespace = '', annotations } = object.metadata
  const action = textAt(object, 'spec', 'action') || 'ALLOW'
  if ((action !== 'ALLOW' && action !== 'DENY') || annotations?.[DRY_RUN] === 'true') return []
  const single = at(object, 'spec', 'targetRef')
  const targets = [...(single === undefined ? [] : [single]), ...listAt(object, 'spec', 'targetRefs')]
  return [
    {
      name,
      namespace,
      action,
      selector: labelsAt(object, 'spec', 'selector', 'matchLabels'),
      targets: targets.map((target) => ({ kind: textAt(target, 'kind'), name: textAt(target, 'name') })),
      rules: listAt(object, 'spec', 'rules').map(readRule),
    },
  ]
}
