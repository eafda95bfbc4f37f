import type { ClientTls, ClientWay } from './client-tls'
import { type Mode, modeOfPort, type WorkloadModes } from './effective-mode'
import {
  type FailureReason,
  isAmbient,
  isCovered,
  type MtlsPort,
  type MtlsWorkload,
  type RuleRef,
  type SeenEdge,
  targetAt,
  type Verdict,
} from './mtls-edge'

/** All that is known of one edge, under one configuration. */
export interface EdgeScene {
  readonly edge: SeenEdge
  /** Undefined: the cluster does not know it (any more). */
  readonly caller: MtlsWorkload | undefined
  readonly server: MtlsWorkload | undefined
  readonly modes: WorkloadModes
  /** Ports of the server that the calls may have gone to; none: not known. */
  readonly ports: readonly MtlsPort[]
  /** How the caller may send to a port of the service. */
  readonly waysTo: (port: MtlsPort | null) => readonly ClientWay[]
  readonly autoMtls: boolean
  /** The server's side saw plain text although the configuration of that time asked for mutual TLS. */
  readonly defied: boolean
}

type Sent =
  | { readonly kind: 'mutual' | 'simple' | 'own'; readonly rule: RuleRef | null }
  | { readonly kind: 'plain'; readonly why: FailureReason; readonly rule: RuleRef | null }

const WORKS: Verdict = { kind: 'works' }

/**
 * Whether calls like those that were seen come through under a configuration. Where it depends on a port or a subset that the metrics do
 * not tell, nobody can know.
 */
export function judgeEdge(scene: EdgeScene): Verdict {
  const { edge, server, modes, ports } = scene
  if (server === undefined) return { kind: 'unknown', reason: 'serverGone' }
  if (server.isProxy) return WORKS
  const doubt = doubtOfCaller(scene)
  if (doubt !== undefined) return doubt
  const places: readonly (MtlsPort | null)[] = ports.length === 0 ? [null] : ports
  const verdicts = places.map((port) => {
    const target = port === null ? null : targetAt(port, server)
    // The port is not known: each of those that something of their own is said of is possible, and the rest is.
    const possible =
      target === null
        ? [...new Set([modes.mode, ...[...modes.ports.values()].map(({ mode }) => mode)])]
        : [modeOfPort(modes, target).mode]
    const ways = scene.waysTo(port)
    return possible.map((mode) => ways.map((way) => meet(scene, server, { mode, way })))
  })
  const all = verdicts.flat(2)
  const [first = WORKS] = all
  if (all.every((one) => sameVerdict(one, first))) {
    const isBlind = first.kind === 'works' && edge.unsaid > 0 && edge.mutual + edge.plain === 0
    return isBlind && isCovered(server) ? { kind: 'unknown', reason: 'sourceOnly' } : first
  }
  const ofPorts = verdicts.flat().flatMap((ways) => ways.slice(0, 1))
  const [port = WORKS] = ofPorts
  return { kind: 'unknown', reason: ofPorts.every((one) => sameVerdict(one, port)) ? 'subsets' : 'ports' }
}

/** The rate of that part of an edge which fails: of a caller who was seen both ways only the plain part. */
export function failingRate({ mutual, plain, unsaid }: SeenEdge, reason: FailureReason): number {
  const isPlain = reason === 'callerWithoutProxy' || reason === 'plainSeen'
  return isPlain && plain > 0 ? plain : mutual + plain + unsaid
}

export function sameVerdict(a: Verdict, b: Verdict): boolean {
  return a.kind === b.kind && (a.kind === 'works' || b.kind === 'works' || a.reason === b.reason)
}

function doubtOfCaller({ edge, caller }: EdgeScene): Verdict | undefined {
  if (caller !== undefined || edge.mutual + edge.plain > 0) return undefined
  return { kind: 'unknown', reason: edge.source === null ? 'callerUnknown' : 'callerGone' }
}

/** One call, to one port, in one way. */
function meet(
  scene: EdgeScene,
  server: MtlsWorkload,
  { mode: written, way }: { readonly mode: Mode; readonly way: ClientWay },
): Verdict {
  const covered = isCovered(server)
  // A ztunnel knows no DISABLE: it takes mutual TLS all the same.
  const mode = isAmbient(server) && written === 'DISABLE' ? 'PERMISSIVE' : written
  const sent = sendTo(scene, covered && mode !== 'DISABLE', way)
  if (sent.kind === 'own') return { kind: 'unknown', reason: 'ownCertificates' }
  if (!covered) {
    return sent.kind === 'mutual' ? { kind: 'fails', reason: 'serverWithoutProxy', rule: sent.rule } : WORKS
  }
  if (mode === 'STRICT') {
    if (sent.kind === 'plain') return { kind: 'fails', reason: sent.why, rule: sent.rule }
    return sent.kind === 'simple' ? { kind: 'fails', reason: 'ruleSimple', rule: sent.rule } : WORKS
  }
  // TLS that is not the mesh's own reaches the application as it is: whether that speaks TLS nobody here knows.
  if (sent.kind === 'simple') return { kind: 'unknown', reason: 'simple' }
  if (mode === 'DISABLE' && sent.kind === 'mutual') return { kind: 'fails', reason: 'plainOnly', rule: sent.rule }
  return WORKS
}

/** @param takesTls whether the server would take mutual TLS, which is what automatic mutual TLS asks */
function sendTo({ edge, caller, autoMtls, defied }: EdgeScene, takesTls: boolean, { tls, rule }: ClientWay): Sent {
  if (caller === undefined) {
    // Nobody knows the caller: it is believed to go on as it was seen. A proxy would have told its name.
    const why = edge.source === null ? 'callerWithoutProxy' : 'plainSeen'
    return edge.plain > 0 ? { kind: 'plain', why, rule: null } : { kind: 'mutual', rule: null }
  }
  if (!isCovered(caller)) return { kind: 'plain', why: 'callerWithoutProxy', rule: null }
  if (defied) return { kind: 'plain', why: 'plainSeen', rule: null }
  const asked: ClientTls = isAmbient(caller) ? null : tls
  const by = rule === null ? null : { namespace: rule.namespace, name: rule.name }
  switch (asked) {
    case 'DISABLE':
      return { kind: 'plain', why: 'ruleDisables', rule: by }
    case 'SIMPLE':
      return { kind: 'simple', rule: by }
    case 'MUTUAL':
      return { kind: 'own', rule: by }
    case 'ISTIO_MUTUAL':
      return { kind: 'mutual', rule: by }
    case null:
      if (takesTls && (autoMtls || isAmbient(caller))) return { kind: 'mutual', rule: null }
      return { kind: 'plain', why: 'autoOff', rule: null }
  }
}
