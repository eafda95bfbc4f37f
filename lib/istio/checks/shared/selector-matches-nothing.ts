import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, textEntries } from '../model/json'
import type { KindId } from '../model/kinds'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { namespaces } from '../model/namespaces'
import { LabelIndex } from '../model/label-index'
import { isInMesh, isRedirected } from '../model/proxy-presence'
import { targetRefs } from '../model/ambient'
import { workloads } from '../model/workloads'

const NEEDS = ['pods', 'deployments.apps'] as const
const POLICY: Rule = {
  slug: 'authorization-policy/selector-matches-nothing',
  aliases: { KIA0004: 'warning', IST0127: 'warning' },
  severity: 'warning',
  needs: NEEDS,
}
const REQUEST: Rule = {
  ...POLICY,
  slug: 'request-authentication/selector-matches-nothing',
  aliases: { KIA0004: 'warning' },
}
const PEER: Rule = { ...POLICY, slug: 'peer-authentication/selector-matches-nothing', aliases: { KIA0004: 'warning' } }
const RULES: ReadonlyMap<KindId, Rule> = new Map([
  ['authorizationpolicies.security.istio.io', POLICY],
  ['requestauthentications.security.istio.io', REQUEST],
  ['peerauthentications.security.istio.io', PEER],
])

/** A policy whose selector selects nothing: nobody is protected by it. */
export const policySelectors: CheckOfObject = {
  kinds: [...RULES.keys()],
  rules: [...RULES.values()],
  *run(object, mesh): Generator<Problem> {
    const rule = RULES.get(object.kindId)
    if (rule === undefined || (rule !== PEER && targetRefs(object.spec).length > 0)) return
    const pairs = textEntries(at(object.spec, 'selector', 'matchLabels'))
    const { rootNamespace } = meshFacts(mesh)
    // Kiali looks into the own namespace; a selector in the root namespace is for all of them. Those of PeerAuthentications are not.
    const place = object.namespace === rootNamespace && rule !== PEER ? undefined : object.namespace
    const aliases = [
      ...(pairs.length > 0 && !workloads(mesh).index.has(pairs, place) ? ['KIA0004'] : []),
      ...(rule === POLICY && matchesNoMember(object, pairs, mesh) ? ['IST0127'] : []),
    ]
    if (aliases.length === 0) return
    const labels = pairs.map(([key, value]) => `${key}=${value}`)
    const where = place === undefined ? 'No workload of any namespace' : `No workload of ${place}`
    yield {
      rule,
      path: ['spec', 'selector', 'matchLabels'],
      aliases,
      message:
        pairs.length === 0
          ? `The policy is for all workloads of ${object.namespace}, but none of them is in the mesh.`
          : aliases.includes('KIA0004')
            ? `${where} has the labels ${labels.join(', ')}.`
            : `Workloads have the labels ${labels.join(', ')}, but none of their pods is in the mesh.`,
      vars: { labels },
      fixes: [{ title: 'Correct the labels, or remove the policy.' }],
    }
  },
}

/** IST0127: only pods in the mesh count. */
function matchesNoMember(
  { namespace, spec }: CheckedObject,
  pairs: readonly (readonly [string, string])[],
  mesh: Mesh,
): boolean {
  const isRoot = namespace === meshFacts(mesh).rootNamespace
  if (isRoot && field(spec, 'selector') === undefined) return false
  return !members(mesh).has(pairs, isRoot ? undefined : namespace)
}

const members = derived((mesh) => {
  const { labelsOf } = namespaces(mesh)
  return new LabelIndex(
    listed(mesh, 'pods').filter((pod) => isRedirected(pod) || isInMesh(pod, labelsOf(pod.namespace))),
  )
})
