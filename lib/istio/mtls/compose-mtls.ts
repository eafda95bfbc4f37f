import { JsonPlace } from '@/lib/istio/json-place'
import { freeName } from '@/lib/std/free-name'
import type { EditRequest } from '@/lib/url/edit-types'
import { isAbout } from './client-tls'
import { type Level, type Mode, scopeOf } from './effective-mode'
import { byAge, type MtlsConfig, type MtlsMesh, type MtlsObject } from './mtls-config'
import type { MtlsService, MtlsWorkload } from './mtls-edge'
import { selectPods } from './select-pods'

/** UNSET: what the level above says. */
export type WantedMode = Mode | 'UNSET'

/** For what mutual TLS shall be set, and to what. */
export interface MtlsWish {
  readonly level: Level
  /** Not of the mesh. */
  readonly namespace: string
  /** Of a workload and its ports. */
  readonly workload: MtlsWorkload | undefined
  /** Of a port: that of the container. */
  readonly port: number | undefined
  readonly mode: WantedMode
}

const POLICIES = 'peerauthentications.security.istio.io'
const RULES = 'destinationrules.networking.istio.io'
const API_VERSION = 'security.istio.io/v1'

/** The policy that decides for the place of a wish, and so is the one to change: the oldest. Undefined: there is none yet. */
export function policyOf(
  { level, namespace, workload }: Omit<MtlsWish, 'mode' | 'port'>,
  policies: readonly MtlsObject[],
  rootNamespace: string,
): MtlsObject | undefined {
  const wanted = level === 'port' ? 'workload' : level
  const place = level === 'mesh' ? rootNamespace : namespace
  return byAge(policies).find((policy) => {
    const scope = scopeOf(policy, rootNamespace)
    if (scope?.level !== wanted || policy.namespace !== place) return false
    return workload === undefined || wanted !== 'workload' || scope.selects(workload)
  })
}

/**
 * The change of the one PeerAuthentication that a wish takes: of the policy that decides there already, else a new one. What else stands in
 * the policy stays.
 *
 * @returns nothing where nothing has to change, or nothing can be selected
 */
export function composeMtls(
  wish: MtlsWish,
  { policies }: Pick<MtlsConfig, 'policies'>,
  workloads: readonly MtlsWorkload[],
  { rootNamespace }: Pick<MtlsMesh, 'rootNamespace'>,
): readonly EditRequest[] {
  const { level, mode, workload, port } = wish
  const old = policyOf(wish, policies, rootNamespace)
  if (old === undefined && mode === 'UNSET') return []
  const namespace = level === 'mesh' ? rootNamespace : wish.namespace
  const others = workloads.filter((one) => one.name !== workload?.name)
  const selector = workload === undefined ? {} : selectPods(workload, others)
  const selects = level === 'workload' || level === 'port'
  // In the root namespace a selector selects nothing, and without one a policy would be about everybody.
  if (selects && (Object.keys(selector).length === 0 || namespace === rootNamespace)) return []
  const fresh = selects ? { selector: { matchLabels: selector } } : {}
  const spec = old === undefined ? fresh : JsonPlace.root(old.spec, 'spec').record()
  const changed = level === 'port' ? withPort(spec, port ?? 0, mode) : { ...spec, mtls: { mode } }
  const taken = policies.flatMap((one) => (one.namespace === namespace ? [one.name] : []))
  const name = old?.name ?? freeName(selects ? (workload?.name ?? 'default') : 'default', taken)
  const write = (one: object): string => JSON.stringify({ apiVersion: old?.apiVersion ?? policies[0]?.apiVersion ?? API_VERSION, kind: 'PeerAuthentication', metadata: { name, namespace }, spec: one }) // prettier-ignore
  const [before, after] = [write(spec), write(changed)]
  const ref = { kind: POLICIES, namespace, name }
  if (old === undefined) return [{ ...ref, action: 'create', after }]
  return before === after ? [] : [{ ...ref, action: 'update', before, after }]
}

/** A DestinationRule that would make calls fail under a mode. */
export interface Contradiction {
  readonly namespace: string
  readonly name: string
  /** What it says, each once. */
  readonly tls: readonly string[]
}

const AGAINST: Readonly<Record<WantedMode, readonly string[]>> = {
  STRICT: ['DISABLE', 'SIMPLE', ''],
  PERMISSIVE: [],
  DISABLE: ['ISTIO_MUTUAL', 'MUTUAL'],
  UNSET: [],
}

/** The rules about services of these workloads that contradict a mode, and what it takes to have them agree. */
export function findContradictions(
  mode: WantedMode,
  { rules }: Pick<MtlsConfig, 'rules'>,
  services: readonly MtlsService[],
  { identityDomain }: Pick<MtlsMesh, 'identityDomain'>,
): readonly (Contradiction & { readonly fix: EditRequest })[] {
  const against = AGAINST[mode]
  return byAge(rules)
    .filter((rule) => services.some((service) => isAbout(rule, service, identityDomain)))
    .flatMap((rule) => {
      const spec = JsonPlace.root(rule.spec, 'spec')
      const tls = modesIn(spec).filter((one) => against.includes(one))
      if (tls.length === 0) return []
      const { namespace, name } = rule
      const write = (one: unknown): string => JSON.stringify({ apiVersion: rule.apiVersion ?? 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name, namespace }, spec: one }) // prettier-ignore
      const ref = { kind: RULES, namespace, name }
      const agreed = agree(rule.spec, (one) => (against.includes(one) ? (mode === 'STRICT' ? 'ISTIO_MUTUAL' : null) : undefined)) // prettier-ignore
      const fix: EditRequest = { ...ref, action: 'update', before: write(rule.spec), after: write(agreed) }
      return [{ namespace, name, tls: [...new Set(tls.map((one) => (one === '' ? 'DISABLE' : one)))], fix }]
    })
}

function withPort(spec: Readonly<Record<string, unknown>>, port: number, mode: WantedMode): object {
  const old = JsonPlace.root(spec, 'spec').field('portLevelMtls').record()
  const rest = Object.fromEntries(Object.entries(old).filter(([key]) => key !== String(port)))
  const ports = mode === 'UNSET' ? rest : { ...rest, [String(port)]: { mode } }
  const { portLevelMtls: _, ...others } = spec
  return Object.keys(ports).length === 0 ? others : { ...others, portLevelMtls: ports }
}

/** Of the host, its ports and its subsets. */
function modesIn(spec: JsonPlace): readonly string[] {
  const policies = [spec.field('trafficPolicy'), ...spec.field('subsets').items().map((one) => one.field('trafficPolicy'))] // prettier-ignore
  const settings = policies.flatMap((policy) => [policy, ...policy.field('portLevelSettings').items()])
  return settings.flatMap((one) => (one.field('tls').present ? [one.field('tls').field('mode').text() ?? ''] : []))
}

/** The same with other modes; null takes the settings away, undefined leaves them. */
function agree(value: unknown, to: (mode: string) => string | null | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => agree(one, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, unknown])[] => {
      if (key !== 'tls' || typeof inner !== 'object' || inner === null) {
        const mended = agree(inner, to)
        // A policy that is left with nothing to say is refused.
        return key === 'trafficPolicy' && Object.keys(mended ?? {}).length === 0 ? [] : [[key, mended]]
      }
      const mode = to(JsonPlace.root(inner, 'tls').field('mode').text() ?? '')
      if (mode === undefined) return [[key, inner]]
      return mode === null ? [] : [[key, { mode }]]
    }),
  )
}
