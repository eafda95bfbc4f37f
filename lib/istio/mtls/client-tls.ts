import { JsonPlace } from '@/lib/istio/json-place'
import { byAge, type MtlsMesh, type MtlsObject } from './mtls-config'

/** What a DestinationRule has callers send; null: it says nothing, and Istio chooses by itself. */
export type ClientTls = 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | null

/** A way in which a call may be sent, and the rule that says so; null: none does. */
export interface ClientWay {
  readonly tls: ClientTls
  readonly rule: MtlsObject | null
}

export interface Called {
  readonly service: { readonly namespace: string; readonly name: string }
  /** The service's own port. */
  readonly port: number
  /** Of the pods that may answer: they tell which subsets it can be. */
  readonly labels: Readonly<Record<string, string>>
}

/** Who calls; labels tell whether a rule with a `workloadSelector` is theirs. */
export interface Caller {
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
}

const NOTHING: ClientWay = { tls: null, rule: null }
const MODES = ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'] as const

interface ReadRule {
  readonly object: MtlsObject
  readonly spec: JsonPlace
  readonly host: string
  readonly exportTo: readonly string[]
  readonly selector: readonly (readonly [string, string])[]
}

/**
 * How callers send their requests to a service: by the rule of the caller's namespace, else of the service's, else of the root
 * namespace, where a literal host goes before a wildcard. More than one way where a subset has one of its own, for metrics do not tell
 * the subset.
 *
 * @param rules the DestinationRules of one cluster, in any order
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
export function readClientTls(
  rules: readonly MtlsObject[],
  mesh: Pick<MtlsMesh, 'rootNamespace' | 'identityDomain'>,
): (caller: Caller, called: Called) => readonly ClientWay[] {
  const read = byAge(rules).map((object) => readRule(object, mesh.identityDomain))
  const ofHost = new Map<string, readonly ReadRule[]>()
  const candidates = (host: string): readonly ReadRule[] => {
    const known = ofHost.get(host)
    if (known !== undefined) return known
    const found = read.filter((rule) => covers(rule.host, host))
    ofHost.set(host, found)
    return found
  }
  return (caller, { service, port, labels }) => {
    const host = `${service.name}.${service.namespace}.${mesh.identityDomain}`
    const seen = candidates(host).filter((rule) => isSeen(rule, caller))
    for (const namespace of [caller.namespace, service.namespace, mesh.rootNamespace]) {
      const own = seen.filter(({ object }) => object.namespace === namespace)
      const rule = own.toSorted((a, b) => b.host.length - a.host.length || Number(b.host === host) - Number(a.host === host))[0] // prettier-ignore
      if (rule !== undefined) return waysOf(rule, port, labels)
    }
    return [NOTHING]
  }
}

/** Whether a rule is about a service. */
export function isAbout({ namespace, spec }: MtlsObject, service: Called['service'], identityDomain: string): boolean {
  const host = JsonPlace.root(spec, 'spec').field('host').text() ?? ''
  return covers(fullHost(host, namespace, identityDomain), `${service.name}.${service.namespace}.${identityDomain}`)
}

function readRule(object: MtlsObject, identityDomain: string): ReadRule {
  const spec = JsonPlace.root(object.spec, 'spec')
  return {
    object,
    spec,
    host: fullHost(spec.field('host').text() ?? '', object.namespace, identityDomain),
    exportTo: spec.field('exportTo').texts(),
    selector: Object.entries(spec.field('workloadSelector').field('matchLabels').textMap()),
  }
}

function fullHost(host: string, namespace: string, identityDomain: string): string {
  return host.includes('.') || host.startsWith('*') ? host : `${host}.${namespace}.${identityDomain}`
}

function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*') && host.endsWith(pattern.slice(1)))
}

function isSeen({ object, exportTo, selector }: ReadRule, caller: Caller): boolean {
  const here = object.namespace === caller.namespace
  if (selector.length > 0 && !(here && selector.every(([key, value]) => caller.labels[key] === value))) return false
  return exportTo.length === 0 || exportTo.some((to) => to === '*' || to === caller.namespace || (to === '.' && here))
}

function waysOf({ object, spec }: ReadRule, port: number, labels: Called['labels']): readonly ClientWay[] {
  const own = tlsOf(spec.field('trafficPolicy'), port)
  const ofSubsets = spec
    .field('subsets')
    .items()
    .filter((subset) => Object.entries(subset.field('labels').textMap()).every(([key, value]) => labels[key] === value))
    .flatMap((subset) => tlsOf(subset.field('trafficPolicy'), port) ?? [])
  const all = [...new Set<ClientTls>([own ?? null, ...ofSubsets])]
  return all.map((tls) => (tls === null ? NOTHING : { tls, rule: object }))
}

/** Settings of a port replace those of the host as a whole; a `tls` without a mode reads DISABLE, which is its zero. */
function tlsOf(policy: JsonPlace, port: number): Exclude<ClientTls, null> | undefined {
  const ofPort = policy
    .field('portLevelSettings')
    .items()
    .find((one) => one.field('port').field('number').number() === port)
  const tls = (ofPort ?? policy).field('tls')
  if (!tls.present) return undefined
  const text = tls.field('mode').text()
  return MODES.find((mode) => mode === text) ?? 'DISABLE'
}
