import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { hosts } from '../model/host'
import { at, field, list, textOr } from '../model/json'
import type { Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { plainPolicies, policyMode, ruleMode, rulesByHost } from '../model/mtls'
import { sharedView } from '../model/shared-view'
import { readWith } from '../model/views'

const POLICIES = ['peerauthentications.security.istio.io'] as const
const LOST: Rule = { slug: 'destination-rule/mtls-lost', aliases: { KIA0204: 'warning' }, severity: 'warning' }
const MESH_POLICY: Rule = {
  slug: 'destination-rule/mesh-mtls-policy-missing',
  aliases: { KIA0205: 'error' },
  severity: 'error',
  needs: POLICIES,
}
const NAMESPACE_POLICY: Rule = {
  slug: 'destination-rule/namespace-mtls-policy-missing',
  aliases: { KIA0206: 'error' },
  severity: 'error',
  needs: POLICIES,
}
const NAMESPACE_STRICT: Rule = {
  slug: 'destination-rule/disabled-but-namespace-strict',
  aliases: { KIA0207: 'error' },
  severity: 'error',
}
const MESH_STRICT: Rule = {
  slug: 'destination-rule/disabled-but-mesh-strict',
  aliases: { KIA0208: 'error' },
  severity: 'error',
}
const MODE = ['spec', 'trafficPolicy', 'tls', 'mode']

/** Mutual TLS of DestinationRules against that of PeerAuthentications, and against one another. */
export const destinationRuleMtls: CheckOfObject = {
  kinds: ['destinationrules.networking.istio.io'],
  rules: [LOST, MESH_POLICY, NAMESPACE_POLICY, NAMESPACE_STRICT, MESH_STRICT],
  *run(object, mesh): Generator<Problem> {
    yield* lost(object, mesh)
    const host = textOr(field(object.spec, 'host'))
    const mode = ruleMode(object)
    const { identityDomain } = meshFacts(mesh)
    if (host === '*.local') yield* meshWide(mode, mesh)
    else if (host === `*.${object.namespace}.${identityDomain}`) yield* namespaceWide(object.namespace, mode, mesh)
  },
}

function policies(mesh: Mesh, namespace: string): readonly CheckedObject[] {
  return plainPolicies(mesh).get(namespace) ?? []
}

function accepts(policy: CheckedObject): boolean {
  const mode = policyMode(policy)
  return mode === 'STRICT' || mode === 'PERMISSIVE'
}

function strictOf(all: readonly CheckedObject[]): CheckedObject | undefined {
  return all.find((policy) => policyMode(policy) === 'STRICT')
}

function* meshWide(mode: string | undefined, mesh: Mesh): Generator<Problem> {
  const { rootNamespace, autoMtls } = meshFacts(mesh)
  const root = policies(mesh, rootNamespace)
  if (mode === 'ISTIO_MUTUAL' && !autoMtls && !root.some(accepts)) {
    const message = `Clients of the whole mesh shall send mutual TLS, but no PeerAuthentication of ${rootNamespace} makes servers accept it.`
    yield { rule: MESH_POLICY, path: MODE, message, fixes: [{ title: `Add a PeerAuthentication without a selector to ${rootNamespace}.` }] } // prettier-ignore
  }
  const strict = mode === 'DISABLE' ? strictOf(root) : undefined
  if (strict !== undefined) yield disabled(MESH_STRICT, strict, 'the mesh')
}

function* namespaceWide(namespace: string, mode: string | undefined, mesh: Mesh): Generator<Problem> {
  const { rootNamespace, autoMtls } = meshFacts(mesh)
  const [own, root] = [policies(mesh, namespace), policies(mesh, rootNamespace)]
  if (mode === 'ISTIO_MUTUAL' && !autoMtls && ![...own, ...root].some(accepts)) {
    const message = `Clients of ${namespace} shall send mutual TLS, but no PeerAuthentication of ${namespace} or ${rootNamespace} makes servers accept it.`
    yield { rule: NAMESPACE_POLICY, path: MODE, message, fixes: [{ title: `Add a PeerAuthentication without a selector to ${namespace}.` }] } // prettier-ignore
  }
  if (mode !== 'DISABLE') return
  const first = own.find(accepts)
  if (first !== undefined && policyMode(first) === 'STRICT') yield disabled(NAMESPACE_STRICT, first, 'the namespace')
  const strict = own.some((policy) => policyMode(policy) !== undefined) ? undefined : strictOf(root)
  if (strict !== undefined) yield disabled(MESH_STRICT, strict, 'the mesh')
}

function disabled(rule: Rule, policy: CheckedObject, whose: string): Problem {
  return {
    rule,
    path: MODE,
    message: `Clients shall send plain text (DISABLE), but a PeerAuthentication of ${whose} is STRICT: every request will fail.`,
    vars: { policy: policy.name },
    references: [policy.ref],
    fixes: [{ title: 'Use ISTIO_MUTUAL, or make the PeerAuthentication PERMISSIVE.' }],
  }
}

/** A rule without TLS settings takes away what a wider rule says of TLS. */
function* lost(object: CheckedObject, mesh: Mesh): Generator<Problem> {
  const { spec, namespace } = object
  const host = textOr(field(spec, 'host'))
  const policy = field(spec, 'trafficPolicy')
  const own = [policy, ...list(field(policy, 'portLevelSettings'))]
  if (host === '' || own.some((settings) => field(settings, 'tls') !== undefined)) return
  const { identityDomain } = meshFacts(mesh)
  const read = hosts(mesh).readStrictly(host, namespace)
  const wider = ['*.local', ...(read.internal ? [`*.${read.namespace}.${identityDomain}`, read.fqdn] : [])]
  const { meet } = sharedView(mesh)
  const others = wider
    .flatMap((literal) => rulesByHost(readWith(object, mesh)).get(literal) ?? [])
    .filter((rule) => rule !== object && at(rule.spec, 'trafficPolicy', 'tls', 'mode') === 'ISTIO_MUTUAL' && meet(object, rule)) // prettier-ignore
  if (others.length === 0) return
  yield {
    rule: LOST,
    path: ['spec', 'trafficPolicy'],
    message: `The rule says nothing of TLS, and so it takes away the mutual TLS that ${others.length === 1 ? 'another DestinationRule' : 'other DestinationRules'} would give ${host}.`,
    vars: { host },
    references: others.map(({ ref }) => ref),
    fixes: [{ title: 'Say trafficPolicy.tls.mode: ISTIO_MUTUAL here as well.' }],
  }
}
