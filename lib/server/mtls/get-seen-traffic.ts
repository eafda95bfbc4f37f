import 'server-only'
import type { MeshFacts } from '@/lib/graph/facts'
import type { SeenEdge } from '@/lib/istio/mtls/mtls-edge'
import { readSeenEdges, SEEN_WINDOWS, seenRequest } from '@/lib/mesh/mtls/read-seen-edges'
import { PharosError } from '@/lib/ports/pharos-error'
import { askMesh } from '@/lib/server/mesh/ask-mesh'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getNow } from '@/lib/server/sources/get-now'
import { getCapabilities } from '@/lib/server/sources/telemetry'
import { processWide } from '@/lib/std/process-wide'

/** A preview says less rather than keep somebody waiting. */
const PATIENCE_MS = 12_000
const KEPT_MS = 30_000
const MAX_BYTES = 16 * 1024 ** 2
const BYTES_OF_EDGE = 500
const DAY = Math.max(...SEEN_WINDOWS)

export interface SeenTraffic {
  readonly edges: readonly SeenEdge[]
  /** How far back it was looked, in seconds: a day, or as long as the metric store keeps. */
  readonly seconds: number
  /** Why traffic is missing; null: all of it was asked for. */
  readonly reason: string | null
}

/**
 * Who called whom in the last day, as far as these facts' user may see: asked once for everybody with the same rights, by a constant
 * number of queries. Where the metric store does not answer in time there is none, with the reason.
 */
export async function getSeenTraffic(facts: MeshFacts, caller: AbortSignal): Promise<SeenTraffic> {
  const signal = AbortSignal.any([caller, AbortSignal.timeout(PATIENCE_MS)])
  try {
    return await answers().get(JSON.stringify(facts.access), signal, (shared) => ask(facts, shared))
  } catch (thrown) {
    caller.throwIfAborted()
    const reason =
      thrown instanceof PharosError ? thrown.message : `Prometheus did not answer within ${PATIENCE_MS / 1000} s.`
    return { edges: [], seconds: 0, reason }
  }
}

async function ask(facts: MeshFacts, signal: AbortSignal): Promise<SeenTraffic> {
  const [at, told] = await Promise.all([getNow(), getCapabilities()])
  const asked = await Promise.all(
    SEEN_WINDOWS.map(async (seconds) => ({ seconds, asked: await askMesh(seenRequest(seconds, at), facts, signal) })),
  )
  const cluster = facts.clusters[0]?.name ?? ''
  const edges = readSeenEdges(asked.map(({ seconds, asked: { read } }) => ({ seconds, pairs: read.pairs })), cluster) // prettier-ignore
  const failure = asked.find(({ asked: { source } }) => source.state !== 'ok')?.asked
  return {
    edges,
    seconds: Math.min(DAY, told?.retentionSeconds ?? DAY),
    reason: failure === undefined ? null : (failure.unknownTraffic ?? failure.source.message ?? 'Not every query was answered.'), // prettier-ignore
  }
}

function answers(): SharedAnswers<SeenTraffic> {
  return processWide(
    'mtls-traffic',
    () =>
      new SharedAnswers<SeenTraffic>({
        name: 'mtls',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: ({ edges }) => edges.length * BYTES_OF_EDGE,
        mayKeep: ({ reason }) => reason === null,
      }),
  )
}
