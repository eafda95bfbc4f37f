import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { exports } from '../model/export-scope'
import { field } from '../model/json'
import type { Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { isMutual, policyMode, ruleMode, rulesByHost } from '../model/mtls'

const RULES_KIND = ['destinationrules.networking.istio.io'] as const
function ruleOf(name: string, alias: string, proves: boolean): Rule {
  const slug = `peer-authentication/${name}`
  return { slug, aliases: { [alias]: 'error' }, severity: 'error', ...(proves ? { needs: RULES_KIND } : {}) }
}
const MESH_STRICT = ruleOf('strict-without-mesh-rule', 'KIA0401', true)
const NAMESPACE_STRICT = ruleOf('strict-without-namespace-rule', 'KIA0501', true)
const DISABLED = ruleOf('disabled-but-rule-enables', 'KIA0505', false)
const MESH_DISABLED = ruleOf('mesh-disabled-but-rule-enables', 'KIA0506', false)
const PATH = ['spec', 'mtls']

/** What servers accept, against what DestinationRules make clients send. */
export const peerAuthenticationRules: CheckOfObject = {
  kinds: ['peerauthentications.security.istio.io'],
  rules: [MESH_STRICT, NAMESPACE_STRICT, DISABLED, MESH_DISABLED],
  *run(policy, mesh): Generator<Problem> {
    if (field(policy.spec, 'selector') !== undefined) return
    const mode = policyMode(policy)
    const { rootNamespace, autoMtls } = meshFacts(mesh)
    const isRoot = policy.namespace === rootNamespace
    if (mode === 'STRICT' && !autoMtls) yield* strict(policy, mesh, isRoot)
    if (mode === 'DISABLE') yield* disabled(policy, mesh, isRoot)
  },
}

function visibleRules(host: string, { namespace }: CheckedObject, mesh: Mesh): readonly CheckedObject[] {
  const { isVisible } = exports(mesh)
  return (rulesByHost(mesh).get(host) ?? []).filter((rule) => isVisible(rule, namespace))
}

function* strict(policy: CheckedObject, mesh: Mesh, isRoot: boolean): Generator<Problem> {
  const own = `*.${policy.namespace}.${meshFacts(mesh).identityDomain}`
  const hosts = isRoot ? ['*.local'] : [own, '*.local']
  const enabled = hosts.some((host) =>
    visibleRules(host, policy, mesh).some((rule) => ruleMode(rule) === 'ISTIO_MUTUAL'),
  )
  if (enabled) return
  const message = `Servers refuse plain text (STRICT) and automatic mutual TLS is off, but no DestinationRule for ${hosts.join(' or ')} makes clients send mutual TLS.`
  const fixes = [{ title: `Add a DestinationRule for ${isRoot ? '*.local' : own} with tls.mode ISTIO_MUTUAL.` }]
  yield { rule: isRoot ? MESH_STRICT : NAMESPACE_STRICT, path: PATH, message, fixes }
}

function* disabled(policy: CheckedObject, mesh: Mesh, isRoot: boolean): Generator<Problem> {
  const meshWide = visibleRules('*.local', policy, mesh).find((rule) => isMutual(ruleMode(rule)))
  if (isRoot) {
    if (meshWide !== undefined) yield clash(MESH_DISABLED, meshWide)
    return
  }
  const own = visibleRules(`*.${policy.namespace}.${meshFacts(mesh).identityDomain}`, policy, mesh)
  const deciding = own.find((rule) => isMutual(ruleMode(rule)) || ruleMode(rule) === 'DISABLE') ?? meshWide
  if (deciding !== undefined && isMutual(ruleMode(deciding))) yield clash(DISABLED, deciding)
}

function clash(rule: Rule, other: CheckedObject): Problem {
  return {
    rule,
    path: PATH,
    message:
      'Servers take plain text only (DISABLE), but a DestinationRule makes clients send mutual TLS: their requests fail.',
    references: [other.ref],
    fixes: [{ title: 'Allow mutual TLS here, or set tls.mode DISABLE in the DestinationRule.' }],
  }
}
