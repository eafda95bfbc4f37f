import 'server-only'
import type { User } from '@/lib/access/user'
import { isSamePlace } from '@/lib/forecast/is-same-place'
import { selectSplit, type SplitQuestion, splitRequest } from '@/lib/forecast/plan-split-traffic'
import { type ReadSplit, readSplitTraffic } from '@/lib/forecast/read-split-traffic'
import { type SplitService, splitServices } from '@/lib/forecast/split-services'
import type { MeshFacts } from '@/lib/graph/facts'
import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import { requireVisible } from '@/lib/server/access/require-visible'
import { askHighest } from '@/lib/server/forecast/ask-highest'
import { askMoments } from '@/lib/server/forecast/ask-moments'
import { type AskedSplit, readSplitQuestion } from '@/lib/server/forecast/read-split-question'
import { requireService } from '@/lib/server/forecast/require-service'
import { askMesh } from '@/lib/server/mesh/ask-mesh'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getNow } from '@/lib/server/sources/get-now'
import { processWide } from '@/lib/std/process-wide'
import type { SplitTraffic, VersionTraffic } from '@/lib/url/split-types'

const DAY_SECONDS = 86_400
/** As long as a change is looked after, so that before and after weigh the same. */
const USUAL_SECONDS = 300
/** "Now" moves in steps of this length, so a kept answer is never asked for longer. */
const KEPT_MS = 5_000
const MAX_BYTES = 8 * 1024 ** 2
/** Of one version, most of it its histogram. */
const BYTES_OF_VERSION = 4_000
/** What is split by hand has a few versions; whatever else a selector takes is told together with what nobody may see. */
const MOST_VERSIONS = 100

/**
 * What the versions of a service answered: how often, how often they failed, how long they took, each over the window or, where that
 * has no request of it, over a day; and the most that one of their pods ever got. The number of queries is constant.
 *
 * @throws PharosError `forbidden` naming the namespace, whether or not it exists; `not_found`; `bad_request` naming the parameter.
 *   What the metric store fails at is said in the answer.
 */
export async function getSplitTraffic(
  user: User,
  service: SplitService,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<SplitTraffic> {
  await requireVisible(user, service.namespace)
  const step = REQUEST_LIMITS.nowStepSeconds
  const [now, facts] = await Promise.all([getNow(), getMeshFacts(user)])
  const asked = readSplitQuestion(query, now, USUAL_SECONDS)
  requireService(service, facts, asked.cluster)
  const at = asked.at ?? (asked.since === null ? Math.floor(now / step) * step : Math.floor(now))
  const question: SplitQuestion = { ...asked, services: splitServices(facts, service), at }
  const key = JSON.stringify([facts.access, service, asked, at])
  return sharedSplits().get(key, signal, (shared) => compute(question, asked, facts, shared))
}

async function compute(
  question: SplitQuestion,
  { since, at: past }: AskedSplit,
  facts: MeshFacts,
  signal: AbortSignal,
): Promise<SplitTraffic> {
  const { at, seconds } = question
  const ofWindow = await askSplit(question, facts, signal)
  const known = knownWorkloads(question, facts, ofWindow.versions)
  const idle = known.filter((one) => !ofWindow.versions.some((version) => isSamePlace(version, one)))
  const wantsPast = since === null && ofWindow.unmeasured === null
  const [older, highest, moments] = await Promise.all([
    wantsPast && idle.length > 0 && seconds < DAY_SECONDS
      ? askSplit({ ...question, seconds: DAY_SECONDS }, facts, signal, idle)
      : undefined,
    wantsPast && past === null ? askHighest(known, at, signal) : undefined,
    since === null ? undefined : askMoments({ question, since, facts, known }, signal),
  ])
  const measured = [...ofWindow.versions, ...(older?.versions ?? [])]
  return {
    at,
    seconds,
    requestsPerSecond: ofWindow.requestsPerSecond,
    errorsPerSecond: ofWindow.errorsPerSecond,
    elsewherePerSecond: ofWindow.elsewherePerSecond,
    versions: known.map((one): VersionTraffic => ({
      ...(measured.find((version) => isSamePlace(version, one)) ??
        unmeasured(one, older === undefined ? seconds : DAY_SECONDS)),
      highestPerPod: highest?.rates.get(`${one.namespace}/${one.name}`) ?? null,
    })),
    highestSeconds: highest?.seconds ?? null,
    moments: moments?.moments ?? [],
    momentSeconds: moments?.momentSeconds ?? 0,
    unmeasured: ofWindow.unmeasured ?? older?.unmeasured ?? null,
  }
}

async function askSplit(
  question: SplitQuestion,
  facts: MeshFacts,
  signal: AbortSignal,
  only?: readonly SplitService[],
): Promise<ReadSplit & Pick<SplitTraffic, 'unmeasured'>> {
  const selection = selectSplit(
    question,
    facts,
    only?.map(({ name }) => name),
  )
  const { read, latency, unknownTraffic } = await askMesh(splitRequest(question), facts, signal, selection)
  return { ...readSplitTraffic(read, latency, question.services), unmeasured: unknownTraffic }
}

/** The workloads that the services select, then those that answered all the same, the busiest first. */
function knownWorkloads(
  { services, cluster }: SplitQuestion,
  facts: MeshFacts,
  versions: readonly VersionTraffic[],
): readonly SplitService[] {
  const selected = facts.clusters
    .filter(({ name }) => cluster === null || name === cluster)
    .flatMap((own) => own.services.filter((one) => services.some((service) => isSamePlace(one, service))))
    .flatMap(({ namespace, workloads }) => workloads.map((name) => ({ namespace, name })))
  const busy = versions.toSorted((a, b) => b.requestsPerSecond - a.requestsPerSecond)
  const all = new Map(
    [...selected, ...busy].map(({ namespace, name }) => [`${namespace}/${name}`, { namespace, name }]),
  )
  return [...all.values()].slice(0, MOST_VERSIONS)
}

function unmeasured({ namespace, name }: SplitService, seconds: number): VersionTraffic {
  return { namespace, name, seconds, requestsPerSecond: 0, errorsPerSecond: 0, durations: null, highestPerPod: null }
}

function sharedSplits(): SharedAnswers<SplitTraffic> {
  return processWide(
    'split-traffic',
    () =>
      new SharedAnswers<SplitTraffic>({
        name: 'split-traffic',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: ({ versions }) => (versions.length + 1) * BYTES_OF_VERSION,
        mayKeep: (answer) => answer.unmeasured === null,
      }),
  )
}
