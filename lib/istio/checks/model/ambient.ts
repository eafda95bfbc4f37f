import type { CheckedObject, Labels } from './checked-object'
import { at, field, isFilled, list, text, textEntries, textOr } from './json'
import { knownHosts } from './known-hosts'
import { derived } from './mesh'
import { namespaces } from './namespaces'
import { workloads, type Workload } from './workloads'

/** D14: its label decides where it is present, else that of the namespace. */
export function isEnrolled(labels: Labels, namespaceLabels: Labels): boolean {
  const waypoint = labels['istio.io/use-waypoint'] ?? namespaceLabels['istio.io/use-waypoint'] ?? ''
  return waypoint !== '' && waypoint !== 'none'
}

/** D15: a waypoint, told by labels. */
export function isWaypoint(labels: Labels): boolean {
  return (
    labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller' ||
    (labels['gateway.networking.k8s.io/gateway-name'] ?? '').toLowerCase().includes('waypoint')
  )
}

/** D17: a policy in an ambient namespace whose target no waypoint serves. */
export const needsWaypoint = derived((mesh): ((policy: CheckedObject) => boolean) => {
  const { labelsOf } = namespaces(mesh)
  const { serviceAt } = knownHosts(mesh)
  const { index } = workloads(mesh)
  return ({ namespace, spec }) => {
    const own = labelsOf(namespace)
    const services = targetRefs(spec).flatMap((ref) => {
      const group = textOr(field(ref, 'group'))
      const isService = field(ref, 'kind') === 'Service' && (group === '' || group === 'core')
      return (isService ? serviceAt(namespace, textOr(field(ref, 'name'))) : undefined) ?? []
    })
    if (services.length > 0) return services.some(({ labels }) => !isEnrolled(labels, own))
    const pairs = textEntries(at(spec, 'selector', 'matchLabels'))
    if (pairs.length === 0) return !isEnrolled({}, own)
    const matching = index.select(pairs, namespace).filter(({ labels }) => !isWaypoint(labels))
    if (matching.length === 0) return !isEnrolled({}, own)
    return matching.some((workload) => !isOptedOut(workload) && !isEnrolled(workload.labels, own))
  }
})

/** `targetRefs`, or the one `targetRef`. */
export function targetRefs(spec: unknown): readonly unknown[] {
  const one = field(spec, 'targetRef')
  return one === undefined ? list(field(spec, 'targetRefs')) : [one]
}

function isOptedOut({ labels }: Workload): boolean {
  return labels['istio.io/dataplane-mode'] === 'none'
}

const L7_KEYS = [
  'request.headers',
  'request.auth.claims',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
]
const L7_OPERATIONS = ['methods', 'paths', 'hosts', 'notMethods', 'notPaths', 'notHosts']
const L7_SOURCES = ['requestPrincipals', 'notRequestPrincipals']

/** D16 for AuthorizationPolicies. */
export function isL7Policy(spec: unknown): boolean {
  return list(field(spec, 'rules')).some(
    (rule) =>
      list(field(rule, 'when')).some((when) => L7_KEYS.some((key) => textOr(field(when, 'key')).startsWith(key))) ||
      list(field(rule, 'to')).some((to) => L7_OPERATIONS.some((name) => isFilled(at(to, 'operation', name)))) ||
      list(field(rule, 'from')).some((from) => L7_SOURCES.some((name) => isFilled(at(from, 'source', name)))),
  )
}

/** D16 for Telemetry. */
export function isL7Telemetry(spec: unknown): boolean {
  if (isFilled(field(spec, 'tracing')) || isFilled(field(spec, 'accessLogging'))) return true
  return list(field(spec, 'metrics')).some((item) => isFilled(field(item, 'overrides')))
}

/** D16 for VirtualServices. */
export function isL7Routing(spec: unknown): boolean {
  const gateways = list(field(spec, 'gateways'))
  const onMesh = gateways.length === 0 || gateways.includes('mesh')
  return onMesh && (isFilled(field(spec, 'http')) || isFilled(field(spec, 'tls')))
}

/** D16 for DestinationRules. */
export function isL7Traffic(spec: unknown): boolean {
  const policies = [field(spec, 'trafficPolicy'), ...list(field(spec, 'subsets')).map((one) => field(one, 'trafficPolicy'))] // prettier-ignore
  return policies.some((policy) => {
    const hash = at(policy, 'loadBalancer', 'consistentHash')
    return (
      (text(field(hash, 'httpHeaderName')) ?? '') !== '' ||
      field(hash, 'httpCookie') !== undefined ||
      at(policy, 'connectionPool', 'http') !== undefined ||
      field(policy, 'outlierDetection') !== undefined
    )
  })
}
