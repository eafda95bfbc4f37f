import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, textOr } from '../model/json'
import { compareVersions, parseVersion } from './semantic-version'

const REMOVED: Rule = { slug: 'crd/removed-kind', aliases: { IST0002: 'warning' }, severity: 'warning' }
const UNSUPPORTED: Rule = {
  slug: 'crd/gateway-api-version-unsupported',
  aliases: { IST0156: 'error' },
  severity: 'error',
}
const OUTDATED: Rule = {
  slug: 'crd/gateway-api-version-outdated',
  aliases: { IST0172: 'warning' },
  severity: 'warning',
}
const TOO_OLD: Rule = { slug: 'crd/gateway-api-bundle-too-old', aliases: { IST0176: 'warning' }, severity: 'warning' }

const GATEWAY_API = 'gateway.networking.k8s.io'
const BUNDLE = `${GATEWAY_API}/bundle-version`
const GONE = ['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding']
const NEED_BETA = ['Gateway', 'GatewayClass', 'HTTPRoute', 'ReferenceGrant']
const NEED_V1 = ['Gateway', 'GatewayClass', 'HTTPRoute', 'GRPCRoute']
const LOWEST: Readonly<Record<string, string>> = {
  [`grpcroutes.${GATEWAY_API}`]: '1.1.0',
  [`backendtlspolicies.${GATEWAY_API}`]: '1.4.0',
  [`tlsroutes.${GATEWAY_API}`]: '1.5.0',
  [`tcproutes.${GATEWAY_API}`]: '1.6.0',
}

/** Kinds that istiod reads no more, or not in the version that is served. */
export const definitionChecks: CheckOfObject = {
  kinds: ['customresourcedefinitions.apiextensions.k8s.io'],
  rules: [REMOVED, UNSUPPORTED, OUTDATED, TOO_OLD],
  *run(object): Generator<Problem> {
    const group = textOr(field(object.spec, 'group'))
    const kind = textOr(at(object.spec, 'names', 'kind'))
    if (group === 'rbac.istio.io' && GONE.includes(kind)) {
      const message = `${kind} has had no effect since Istio 1.6: write AuthorizationPolicy, and remove the definition.`
      yield { rule: REMOVED, path: ['spec', 'names', 'kind'], message, vars: { kind } }
    }
    if (group !== GATEWAY_API) return
    yield* judgeVersions(object, kind)
    yield* judgeBundle(object)
  },
}

function* judgeVersions({ spec }: CheckedObject, kind: string): Generator<Problem> {
  const served = list(field(spec, 'versions'))
    .filter((version) => field(version, 'served') === true)
    .map((version) => textOr(field(version, 'name')))
  const vars = { kind, served }
  const path = ['spec', 'versions']
  const names = served.length === 0 ? 'none' : served.join(', ')
  if (NEED_BETA.includes(kind) && !served.includes('v1beta1'))
    yield {
      rule: UNSUPPORTED,
      path,
      vars,
      message: `Istio reads ${kind} as v1beta1, which is not served (served: ${names}).`,
    }
  if (NEED_V1.includes(kind) && !served.includes('v1'))
    yield {
      rule: OUTDATED,
      path,
      vars,
      message: `${kind} is not served as v1 (served: ${names}): install a newer bundle of the Gateway API.`,
    }
}

function* judgeBundle({ name, annotations }: CheckedObject): Generator<Problem> {
  const lowest = Object.hasOwn(LOWEST, name) ? LOWEST[name] : undefined
  const bundle = annotations[BUNDLE] ?? ''
  const version = parseVersion(bundle)
  const needed = lowest === undefined ? undefined : parseVersion(lowest)
  if (lowest === undefined || version === undefined || needed === undefined || compareVersions(version, needed) >= 0)
    return
  const message = `${name} comes from bundle ${bundle} of the Gateway API; Istio reads it from ${lowest} on.`
  yield { rule: TOO_OLD, path: ['metadata', 'annotations', BUNDLE], message, vars: { bundle, lowest } }
}
