import 'server-only'
import type { User } from '@/lib/access/user'
import type { Analysis } from '@/lib/istio/checks/engine/analyser'
import { type Change, ClusterChecks } from '@/lib/istio/checks/engine/cluster-checks'
import { secretFacts } from '@/lib/istio/checks/model/mask-secret'
import type { AnalyzeOptions } from '@/lib/istio/checks/options'
import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { UnwatchedKind } from '@/lib/ports/unwatched-reader'
import { getConfig } from '@/lib/server/process/config'
import { type ClusterSource, getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'
import { LRUCache } from 'lru-cache'
import { SecretReads, type SecretNamespaces } from './secret-reads'
import { createSecretRights } from './secret-rights'
import type { UnwatchedObjects, UnwatchedState } from './unwatched-objects'
import { getUnwatchedObjects } from './unwatched-source'

/** Longest time that others wait for the processor. */
const SLICE_MS = 20
/** Changes of a cluster come in bursts: they are judged together. */
const PAUSE_MS = 1000
/** Sets of rights on Secrets, each with its own verdicts in memory; most clusters have two. */
const MOST_RIGHTS = 4

const NOTHING: Analysis = {
  findings: [],
  skipped: [],
  stats: { objects: 0, suppressed: 0, unknownKinds: 0, errors: 0, warnings: 0, infos: 0 },
}

/**
 * What the checks say of the whole cluster, shared by all users who may read the same Secrets: whoever hands it on filters it by the
 * other rights.
 */
export async function getLiveAnalysis(user: User): Promise<Analysis> {
  return (await checksFor(user)).analysis(user)
}

/** What they would say if these objects were written. */
export async function previewLive(user: User, changes: readonly Change[]): ReturnType<LiveChecks['preview']> {
  return (await checksFor(user)).preview(user, changes)
}

interface Shared {
  readonly unwatched?: UnwatchedObjects | undefined
  readonly rights?: ReturnType<typeof createSecretRights>
  /** By the namespaces whose Secrets are read. */
  readonly checks: LRUCache<string, LiveChecks>
}

function shared(): Shared {
  return processWide('live-checks', () => {
    const source = getClusterSource()
    const checks = new LRUCache<string, LiveChecks>({ max: MOST_RIGHTS })
    if (source.store === undefined || !getConfig().checks.enabled) return { checks }
    return { checks, unwatched: getUnwatchedObjects(), rights: createSecretRights(source.access) }
  })
}

async function checksFor(user: User): Promise<LiveChecks> {
  const { rights } = shared()
  if (rights === undefined) return checksWith([])
  // Only where rights differ by namespace is somebody asked which ones matter.
  return checksWith(await rights(user, async () => checksWith([]).wantedNamespaces(user)))
}

function checksWith(namespaces: SecretNamespaces): LiveChecks {
  const { checks, unwatched } = shared()
  const key = JSON.stringify(namespaces)
  const kept = checks.get(key)
  if (kept !== undefined) return kept
  const made = new LiveChecks(getClusterSource(), unwatched, namespaces)
  checks.set(key, made)
  return made
}

/** Runs the checks of the cluster, one run at a time, and again when an object has changed. */
class LiveChecks {
  readonly #store: ClusterStore | undefined
  readonly #unwatched: UnwatchedObjects | undefined
  readonly #secrets: SecretReads | undefined
  #checks: ClusterChecks | undefined
  #options = ''
  #last: { readonly analysis: Analysis; readonly revision: string; readonly atMs: number } | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(source: ClusterSource, unwatched: UnwatchedObjects | undefined, namespaces: SecretNamespaces) {
    this.#store = source.store
    this.#unwatched = unwatched
    this.#secrets = source.unwatched === undefined ? undefined : new SecretReads(source.unwatched, namespaces)
  }

  analysis(user: User): Promise<Analysis> {
    return this.#next(() => this.#current(user, PAUSE_MS))
  }

  preview(user: User, changes: readonly Change[]): Promise<ReturnType<ClusterChecks['preview']>> {
    return this.#next(async () => {
      await this.#current(user, 0)
      await this.#readSecrets(user, changes)
      await this.#current(user, 0)
      return this.#checks?.preview(changes) ?? { findings: [], changes: [] }
    })
  }

  /** Where the Secrets are that the checks look for. */
  wantedNamespaces(user: User): Promise<readonly string[]> {
    return this.#next(async () => {
      await this.#current(user, PAUSE_MS)
      const { named, ofRemoteClusters } = this.#checks?.wantedSecrets() ?? { named: [], ofRemoteClusters: [] }
      return [...new Set([...named.map(({ namespace }) => namespace), ...ofRemoteClusters])].sort()
    })
  }

  async #current(user: User, maxAgeMs: number): Promise<Analysis> {
    const store = this.#store
    const unwatched = await this.#unwatched?.current()
    if (store === undefined || unwatched === undefined) return NOTHING
    const last = this.#last
    if (last !== undefined && performance.now() - last.atMs < maxAgeMs) return last.analysis
    await this.#readSecrets(user)
    const analysis = last?.revision === this.#revision(store) ? last.analysis : await this.#run(store, unwatched)
    const revision = this.#revision(store)
    // Which Secrets the checks look for only a run tells.
    await this.#readSecrets(user)
    return revision === this.#revision(store) ? analysis : this.#run(store, unwatched)
  }

  async #run(store: ClusterStore, { objects, complete, kubernetesVersion }: UnwatchedState): Promise<Analysis> {
    const revision = this.#revision(store)
    const secrets = this.#secrets?.objects ?? []
    const options = {
      ...liveOptions(store, complete),
      ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
      knowsRemoteClusters: this.#secrets?.knowsRemoteClusters === true,
      now: lastTurn(secrets, Date.now() / 1000),
    }
    const checks = this.#checksOf(store, options)
    const list = (kind: ClusterKind): ReturnType<ClusterStore['list']> => store.list(kind)
    const { skipped, ...rest } = await inSlices(checks.run(CLUSTER_KINDS, list, [...objects, ...secrets]))
    const refused = this.#secrets?.refused !== false
    const analysis = { ...rest, skipped: skipped.filter(({ kindId }) => kindId !== 'secrets' || refused) }
    this.#last = { analysis, revision, atMs: performance.now() }
    return analysis
  }

  async #readSecrets(user: User, changes: readonly Change[] = []): Promise<void> {
    if (this.#checks !== undefined) await this.#secrets?.read(user, this.#checks.wantedSecrets(changes))
  }

  #revision(store: ClusterStore): string {
    return `${store.revision()} ${this.#unwatched?.revision ?? 0} ${this.#secrets?.revision ?? 0}`
  }

  /** Others where it became known that a kind is read, or is not. */
  #checksOf(store: ClusterStore, options: AnalyzeOptions): ClusterChecks {
    const key = JSON.stringify([store.name, options])
    if (this.#checks === undefined || key !== this.#options) {
      this.#checks = new ClusterChecks(store.name, options)
      this.#options = key
    }
    return this.#checks
  }

  /** One after the other: a run must not meet the mesh of a preview. */
  #next<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}

/** The last time at which some certificate began or ceased to hold: until the next one the verdicts stay. */
function lastTurn(secrets: readonly object[], now: number): number {
  const times = secrets.flatMap((secret) => {
    const { certificate } = secretFacts(secret)
    return certificate === null || certificate === 'unreadable' ? [] : [certificate.notBefore, certificate.notAfter + 1]
  })
  return Math.max(0, ...times.filter((time) => time <= now))
}

function liveOptions(store: ClusterStore, unwatched: readonly UnwatchedKind[]): AnalyzeOptions {
  const { checks, istio } = getConfig()
  const { disable, enable, severity, suppress, skip_wildcard_gateway_hosts: skipWildcardGatewayHosts } = checks
  const watched = store.states().flatMap(({ kind, state }) => (state === 'synced' || state === 'absent' ? [kind] : []))
  return {
    complete: [...watched, ...unwatched],
    disable,
    enable,
    severity,
    suppress,
    skipWildcardGatewayHosts,
    controlPlaneNamespaces: istio.control_plane_namespaces,
    rootNamespace: istio.root_namespace,
    clusterDomain: istio.identity_domain.replace(/^svc\./, ''),
  }
}

async function inSlices(steps: Generator<undefined, Analysis>): Promise<Analysis> {
  let beganMs = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    if (performance.now() - beganMs < SLICE_MS) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    beganMs = performance.now()
  }
}
