import { compareText } from '@/lib/std/compare-text'
import { type Caller, isAbout, readClientTls } from './client-tls'
import {
  type DecidedMode,
  type Level,
  type Mode,
  modeOfPort,
  readModes,
  scopeOf,
  type WorkloadModes,
} from './effective-mode'
import { type EdgeScene, failingRate, judgeEdge, sameVerdict } from './judge-edge'
import type { MtlsConfig, MtlsMesh, MtlsObject } from './mtls-config'
import { type DoubtReason, type FailureReason, isCovered, type MtlsPort, type MtlsService, type MtlsWorkload, type RuleRef, type SeenEdge, targetAt, type Verdict } from './mtls-edge' // prettier-ignore

/** All that a preview reads. */
export interface MtlsQuestion {
  /** Whether the user may see a namespace. What lies in others is judged, but not told. */
  readonly sees: (namespace: string) => boolean
  readonly mesh: MtlsMesh
  readonly before: MtlsConfig
  readonly after: MtlsConfig
  readonly workloads: readonly MtlsWorkload[]
  readonly services: readonly MtlsService[]
  readonly edges: readonly SeenEdge[]
}

/** The first of a list, the most important ones first, and how many there are. */
export interface Listed<T> {
  readonly first: readonly T[]
  readonly count: number
}

/** An edge about which there is something to say. */
export interface TroubledEdge extends Pick<SeenEdge, 'target' | 'protocol' | 'seenSeconds'> {
  /** Null: nobody knows who called; `hidden`: the user may not see who. */
  readonly source: SeenEdge['source'] | 'hidden'
  /** Of what fails, or of all where nobody knows: requests per second, bytes for tcp. */
  readonly rate: number
  readonly reason: FailureReason | DoubtReason
  /** The DestinationRule that is the reason; null also where the user may not see it. */
  readonly rule: RuleRef | null
}

export interface ChangedMode {
  readonly namespace: string
  readonly workload: string
  /** Null: all ports of which nothing of their own is said. */
  readonly port: number | null
  readonly was: Mode
  readonly now: Mode
  /** Which level decides now; null: Istio's default. */
  readonly level: Level | null
}

export interface PodsOf {
  readonly namespace: string
  readonly workload: string
  readonly pods: number
}

/** Workloads with pods without a proxy. Those of the control plane, which have none as a rule, apart from those of users. */
export interface BareWorkloads extends Listed<PodsOf> {
  readonly ofControlPlane: Listed<PodsOf>
}

/** What a change of mutual TLS would do. */
export interface MtlsPreview {
  readonly modes: Listed<ChangedMode>
  /** It works today, or nobody knows, and would fail. */
  readonly wouldFail: Listed<TroubledEdge>
  readonly alreadyFails: Listed<TroubledEdge>
  readonly wouldWork: Listed<TroubledEdge>
  readonly cannotKnow: Listed<TroubledEdge>
  /** Workloads with pods without a proxy, which could not call what becomes STRICT. */
  readonly cannotCall: BareWorkloads
  /** Pods without a proxy among those that the change is about: nothing is enforced at them. */
  readonly uncovered: BareWorkloads
}

/** The longest list that is told; the counts tell the rest. */
const MOST = 50

/** What becomes of the traffic that was seen if PeerAuthentications and DestinationRules change from one set to another. */
export function previewMtls(question: MtlsQuestion): MtlsPreview {
  const { before, after, mesh, sees, edges } = question
  const touches = touchedBy(question)
  const judge = { before: judgeOf(question, before), after: judgeOf(question, after) }
  const byName = new Map(question.workloads.map((one) => [keyOf(one.namespace, one.name), one]))
  const workloads = question.workloads.filter(({ namespace }) => sees(namespace))
  const told = { wouldFail: list<TroubledEdge>(), alreadyFails: list<TroubledEdge>(), wouldWork: list<TroubledEdge>(), cannotKnow: list<TroubledEdge>() } // prettier-ignore
  for (const edge of edges) {
    const servers = serversOf(edge, question, byName)
    if (!servers.some((one) => sees(one.namespace) && touches(one))) continue
    // What was seen is what the configuration of today makes of it.
    const was = judge.before(edge, servers)
    const now = judge.after(edge, servers)
    if (now.kind === 'fails') told[was.kind === 'fails' ? 'alreadyFails' : 'wouldFail'].push(troubled(edge, now, sees))
    else if (was.kind === 'fails') told.wouldWork.push(troubled(edge, was, sees))
    else if (now.kind === 'unknown') told.cannotKnow.push(troubled(edge, now, sees))
  }
  const modesBefore = readModes(before.policies, mesh.rootNamespace)
  const modesAfter = readModes(after.policies, mesh.rootNamespace)
  const changed = workloads.filter(({ isProxy }) => !isProxy).flatMap((one) => changedModes(one, modesBefore(one), modesAfter(one))) // prettier-ignore
  const becomesStrict = changed.some(({ now }) => now === 'STRICT')
  const bare = workloads.filter((one) => !one.isProxy && one.pods > one.sidecarPods + one.ambientPods)
  return {
    modes: bounded(changed),
    wouldFail: ranked(told.wouldFail),
    alreadyFails: ranked(told.alreadyFails),
    wouldWork: ranked(told.wouldWork),
    cannotKnow: ranked(told.cannotKnow),
    cannotCall: bareOf(becomesStrict ? bare : [], mesh),
    uncovered: bareOf(bare.filter(touches), mesh),
  }
}

type Judge = (edge: SeenEdge, servers: readonly MtlsWorkload[]) => Verdict

function judgeOf({ mesh, services, workloads, before }: MtlsQuestion, config: MtlsConfig): Judge {
  const modesOf = readModes(config.policies, mesh.rootNamespace)
  const modesOfToday = readModes(before.policies, mesh.rootNamespace)
  const ways = readClientTls(config.rules, mesh)
  const waysOfToday = readClientTls(before.rules, mesh)
  const byName = new Map(workloads.map((one) => [keyOf(one.namespace, one.name), one]))
  const serviceByName = new Map(services.map((one) => [keyOf(one.namespace, one.name), one]))
  return (edge, servers) => {
    const { source, target } = edge
    const caller = source === null ? undefined : byName.get(keyOf(source.namespace, source.workload))
    const service = target.service === null ? undefined : serviceByName.get(keyOf(target.service.namespace, target.service.name)) // prettier-ignore
    const ports = (service?.ports ?? []).filter((port) => fits(port, edge))
    const who: Caller = { namespace: source?.namespace ?? target.namespace, labels: caller?.labels ?? {} }
    const verdicts = servers.map((server) => {
      const waysIn = (read: typeof ways) => (port: MtlsPort | null) =>
        service === undefined
          ? [{ tls: null, rule: null }]
          : read(who, { service, port: port?.number ?? 0, labels: server.labels })
      const scene: EdgeScene = {
        edge,
        caller,
        server,
        ports,
        modes: modesOf(server),
        waysTo: waysIn(ways),
        autoMtls: mesh.autoMtls,
        defied: false,
      }
      return judgeEdge({ ...scene, defied: isDefied({ ...scene, modes: modesOfToday(server), waysTo: waysIn(waysOfToday) }) }) // prettier-ignore
    })
    const [first = { kind: 'unknown', reason: 'serverGone' } as const] = verdicts
    return verdicts.every((one) => sameVerdict(one, first)) ? first : { kind: 'unknown', reason: 'ports' }
  }
}

/** Plain text was seen although today's configuration has a caller with a proxy send mutual TLS: something leads past that proxy. */
function isDefied({ edge, caller, server, modes, ports, waysTo, autoMtls }: EdgeScene): boolean {
  if (caller === undefined || server === undefined || edge.plain === 0) return false
  if (!isCovered(caller) || !isCovered(server) || !autoMtls) return false
  const places: readonly (MtlsPort | null)[] = ports.length === 0 ? [null] : ports
  return places.every(
    (port) =>
      modeOfPort(modes, port === null ? null : targetAt(port, server)).mode !== 'DISABLE' &&
      waysTo(port).every(({ tls }) => tls === null),
  )
}

function fits({ carries }: MtlsPort, { protocol }: SeenEdge): boolean {
  return carries === null || carries === (protocol === 'tcp' ? 'bytes' : 'requests')
}

/** The workload that answered, or those that the service has where none was reached. */
function serversOf(
  { target }: SeenEdge,
  { services }: MtlsQuestion,
  byName: ReadonlyMap<string, MtlsWorkload>,
): readonly MtlsWorkload[] {
  const { namespace, workload, service } = target
  const own = services.find((one) => one.namespace === service?.namespace && one.name === service.name)
  const names = workload === null ? (own?.workloads ?? []) : [workload]
  const place = workload === null ? (own?.namespace ?? namespace) : namespace
  return names.flatMap((name) => byName.get(keyOf(place, name)) ?? [])
}

/** Whether an object that changes is about a workload, before or after. */
function touchedBy({ mesh, before, after, services }: MtlsQuestion): (workload: MtlsWorkload) => boolean {
  const scopes = differing(before.policies, after.policies).flatMap((policy) => scopeOf(policy, mesh.rootNamespace) ?? []) // prettier-ignore
  const rules = differing(before.rules, after.rules)
  const served = new Set(
    services
      .filter((service) => rules.some((rule) => isAbout(rule, service, mesh.identityDomain)))
      .flatMap(({ namespace, workloads }) => workloads.map((name) => keyOf(namespace, name))),
  )
  return (one) => served.has(keyOf(one.namespace, one.name)) || scopes.some(({ selects }) => selects(one))
}

function differing(before: readonly MtlsObject[], after: readonly MtlsObject[]): readonly MtlsObject[] {
  const [old, young] = [new Set(before), new Set(after)]
  return [...before.filter((one) => !young.has(one)), ...after.filter((one) => !old.has(one))]
}

function changedModes(
  { namespace, name: workload }: MtlsWorkload,
  before: WorkloadModes,
  after: WorkloadModes,
): readonly ChangedMode[] {
  const of = (port: number | null, was: DecidedMode, now: DecidedMode): readonly ChangedMode[] =>
    was.mode === now.mode ? [] : [{ namespace, workload, port, was: was.mode, now: now.mode, level: now.by?.level ?? null }] // prettier-ignore
  const ports = [...new Set([...before.ports.keys(), ...after.ports.keys()])].sort((a, b) => a - b)
  return [
    ...of(null, before, after),
    ...ports.flatMap((port) => of(port, modeOfPort(before, port), modeOfPort(after, port))),
  ]
}

function troubled(
  edge: SeenEdge,
  verdict: Exclude<Verdict, { kind: 'works' }>,
  sees: MtlsQuestion['sees'],
): TroubledEdge {
  const { source, target, protocol, seenSeconds, mutual, plain, unsaid } = edge
  const fails = verdict.kind === 'fails'
  const rule = fails ? verdict.rule : null
  return {
    source: source === null || sees(source.namespace) ? source : 'hidden',
    target,
    protocol,
    seenSeconds,
    rate: fails ? failingRate(edge, verdict.reason) : mutual + plain + unsaid,
    reason: verdict.reason,
    rule: rule !== null && sees(rule.namespace) ? rule : null,
  }
}

function bareOf(workloads: readonly MtlsWorkload[], { controlPlaneNamespaces }: MtlsMesh): BareWorkloads {
  const isOfIt = ({ namespace }: MtlsWorkload): boolean => controlPlaneNamespaces.includes(namespace)
  return {
    ...bounded(workloads.filter((one) => !isOfIt(one)).map(podsOf)),
    ofControlPlane: bounded(workloads.filter(isOfIt).map(podsOf)),
  }
}

function podsOf({ namespace, name: workload, pods, sidecarPods, ambientPods }: MtlsWorkload): PodsOf {
  return { namespace, workload, pods: pods - sidecarPods - ambientPods }
}

function list<T>(): T[] {
  return []
}

/** What was seen last first, then what is most. */
function ranked(edges: readonly TroubledEdge[]): Listed<TroubledEdge> {
  return bounded(edges.toSorted((a, b) => a.seenSeconds - b.seenSeconds || b.rate - a.rate || compareText(nameOf(a), nameOf(b)))) // prettier-ignore
}

function nameOf({ source, target }: TroubledEdge): string {
  const caller = source === null || source === 'hidden' ? '' : keyOf(source.namespace, source.workload)
  return `${caller} ${target.namespace}/${target.workload ?? ''}`
}

function bounded<T>(all: readonly T[]): Listed<T> {
  return { first: all.slice(0, MOST), count: all.length }
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`
}
