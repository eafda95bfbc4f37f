import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import { isL7Policy, targetRefs } from '../model/ambient'
import type { CheckedObject } from '../model/checked-object'
import { at, field, textEntries, textOr } from '../model/json'
import { knownHosts } from '../model/known-hosts'
import { fitsLabels } from '../model/label-selector'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { isAmbientWorkload, type Workload } from '../model/workloads'
import { isGatewayLike } from '../service/is-gateway-like'
import { isAmbientLabelled, labelsPath, WORKLOAD_KINDS, workloadByObject } from './data-plane'
import { resolveWaypoint } from './resolve-waypoint'

const NONE: Rule = {
  slug: 'workload/no-authorization-policy',
  aliases: { KIA1301: 'warning' },
  severity: 'warning',
  off: true,
  needs: ['authorizationpolicies.security.istio.io'],
}
const UNENFORCED: Rule = {
  slug: 'workload/l7-policy-no-waypoint',
  aliases: { KIA1317: 'warning' },
  severity: 'warning',
}

const policiesByNamespace = derived((mesh) =>
  groupBy(listed(mesh, 'authorizationpolicies.security.istio.io'), ({ namespace }) => namespace),
)

/** Which AuthorizationPolicies guard a workload, and whether something enforces them. */
export const workloadPolicies: CheckOfObject = {
  kinds: WORKLOAD_KINDS,
  rules: [NONE, UNENFORCED],
  *run(object, mesh): Generator<Problem> {
    const workload = workloadByObject(mesh).get(object)
    if (workload === undefined) return
    const own = policiesByNamespace(mesh).get(workload.namespace) ?? []
    const { rootNamespace } = meshFacts(mesh)
    const root = policiesByNamespace(mesh).get(rootNamespace) ?? []
    if (![...own, ...root].some((policy) => fitsLabels(selectorOf(policy), workload.labels)))
      yield {
        rule: NONE,
        path: ['metadata', 'name'],
        message: `No AuthorizationPolicy is for ${workload.name}: every workload of the mesh may call it.`,
      }
    if (!isInAmbient(workload, mesh) || isGatewayLike(workload.labels, workload.templateAnnotations)) return
    const policy = own.find((one) => isL7Policy(one.spec) && applies(one, workload, mesh))
    if (policy === undefined || resolveWaypoint(workload, mesh).found) return
    yield {
      rule: UNENFORCED,
      path: labelsPath(object),
      message: `The AuthorizationPolicy ${policy.name} has rules of layer 7, and no waypoint enforces them here.`,
      vars: { policy: policy.name },
      references: [policy.ref],
    }
  },
}

function isInAmbient(workload: Workload, mesh: Mesh): boolean {
  if (workload.labels['istio.io/dataplane-mode'] === 'none') return false
  return isAmbientWorkload(workload) || isAmbientLabelled(workload, mesh)
}

function selectorOf({ spec }: CheckedObject): readonly (readonly [string, string])[] {
  return textEntries(at(spec, 'selector', 'matchLabels'))
}

/** By target: a Service that selects it; else by selector; without one always. */
function applies(policy: CheckedObject, workload: Workload, mesh: Mesh): boolean {
  const refs = targetRefs(policy.spec)
  if (refs.length === 0) return fitsLabels(selectorOf(policy), workload.labels)
  return refs.some((ref) => {
    const service =
      field(ref, 'kind') === 'Service'
        ? knownHosts(mesh).serviceAt(policy.namespace, textOr(field(ref, 'name')))
        : undefined
    const selector = textEntries(field(service?.spec, 'selector'))
    return selector.length > 0 && fitsLabels(selector, workload.labels)
  })
}
