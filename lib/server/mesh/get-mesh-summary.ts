import 'server-only'
import type { User } from '@/lib/access/user'
import type { MeshFacts } from '@/lib/graph/facts'
import type { GraphNote, GraphRequest, SourceState } from '@/lib/graph/model'
import { mergeNotes } from '@/lib/graph/notes/merge-notes'
import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import { type MeshSummary, SUMMARY_REQUEST, summariseMesh } from '@/lib/graph/summary/summarise-mesh'
import { PharosError } from '@/lib/ports/pharos-error'
import { askMesh, meshWithoutTraffic } from '@/lib/server/mesh/ask-mesh'
import { getMeshFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { clusterSourceState, isAsGoodAsItGets } from '@/lib/server/sources/source-states'
import { processWide } from '@/lib/std/process-wide'

/** How long the numbers of a mesh serve everybody who looks at "now". */
const KEPT_MS = 10_000
/** Of a store that did not answer whole: long enough that many who look do not weigh it down, short enough to see it come back. */
const KEPT_AFTER_FAILURE_MS = 3_000
const MAX_BYTES = 64 * 1024 ** 2
/** Of one thing in memory; the cap of the cache need not be exact. */
const BYTES_OF_THING = 2_000

export interface SummaryQuestion {
  readonly durationSeconds: number
  /** Unix seconds; null is now. */
  readonly at: number | null
}

/** Traffic and health of everything that the user may see, in one window. */
export interface MeshStanding {
  readonly things: MeshSummary
  /** The facts that it was made with. */
  readonly facts: MeshFacts
  readonly request: GraphRequest
  readonly notes: readonly GraphNote[]
  readonly sources: readonly SourceState[]
}

/**
 * Computed once for everybody with the same rights (rule R7), with the queries of one graph. Where the metric store does not answer,
 * everything is there without traffic, and says why.
 *
 * @throws PharosError when nobody can say what the user may see.
 */
export async function getMeshSummary(
  user: User,
  question: SummaryQuestion,
  signal: AbortSignal,
): Promise<MeshStanding> {
  const facts = await getMeshFacts(user)
  const key = `${JSON.stringify(facts.access)} ${question.durationSeconds} ${question.at ?? 'now'}`
  return standings().get(key, signal, (shared) => compute(question, facts, shared))
}

async function compute(
  { durationSeconds, at }: SummaryQuestion,
  facts: MeshFacts,
  caller: AbortSignal,
): Promise<MeshStanding> {
  const now = await getNow().catch(failureOf)
  const known = now instanceof PharosError ? getMetricSource().clock.estimate() : now
  const step = REQUEST_LIMITS.nowStepSeconds
  const end = at ?? Math.floor(known / step) * step
  const request: GraphRequest = { ...DEFAULT_REQUEST, ...SUMMARY_REQUEST, durationSeconds, at: end }
  const { read, latency, unknownTraffic, source } =
    now instanceof PharosError ? meshWithoutTraffic(request, facts, now.message) : await askMesh(request, facts, caller)
  return {
    things: summariseMesh(read, latency, unknownTraffic),
    facts,
    request,
    notes: mergeNotes(read.notes),
    sources: [source, clusterSourceState()],
  }
}

function failureOf(thrown: unknown): PharosError {
  if (thrown instanceof PharosError) return thrown
  throw thrown
}

function standings(): SharedAnswers<MeshStanding> {
  return processWide(
    'mesh-summaries',
    () =>
      new SharedAnswers<MeshStanding>({
        name: 'summary',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        failedTtlMs: KEPT_AFTER_FAILURE_MS,
        sizeOf: ({ things }) => things.size * BYTES_OF_THING,
        mayKeep: ({ sources }) => sources.every(isAsGoodAsItGets),
      }),
  )
}
