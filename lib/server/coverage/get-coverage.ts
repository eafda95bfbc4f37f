import 'server-only'
import type { User } from '@/lib/access/user'
import { findPolicyGaps } from '@/lib/coverage/find-policy-gaps'
import { groupCoverage, sumOf } from '@/lib/coverage/group-coverage'
import { measureCoverage, type MeasuredCoverage } from '@/lib/coverage/measure-coverage'
import type { CoverageAnswer } from '@/lib/coverage/model'
import type { MeshFacts } from '@/lib/graph/facts'
import type { SourceState } from '@/lib/graph/model'
import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import type { Listed } from '@/lib/istio/mtls/preview-mtls'
import { parseListRequest } from '@/lib/lists/parse-list-request'
import { seenRequest } from '@/lib/mesh/mtls/read-seen-edges'
import { PharosError } from '@/lib/ports/pharos-error'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { listContext } from '@/lib/server/lists/list-context'
import { askMesh } from '@/lib/server/mesh/ask-mesh'
import { requireCluster } from '@/lib/server/edit/require-editor'
import { readMtlsCluster } from '@/lib/server/mtls/read-mtls-cluster'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { clusterSourceState, isAsGoodAsItGets, toIso } from '@/lib/server/sources/source-states'
import { processWide } from '@/lib/std/process-wide'
import { unixSeconds } from '@/lib/std/units'

const KEPT_MS = 10_000
const MAX_BYTES = 32 * 1024 ** 2
/** Of an edge or a workload in memory; the cap of the cache need not be exact. */
const BYTES_OF_ONE = 500
/** The longest list that is told; the counts tell the rest. */
const MOST = 500

/** What was measured in one window, as far as somebody may see. */
interface Measured extends MeasuredCoverage {
  readonly at: number
  readonly source: SourceState
  /** Why there is no traffic at all. */
  readonly unknown: string | null
}

/**
 * How much of what came in was secured, who sent plain text, and whose policy says something else. Measured once for everybody with the
 * same rights, by the queries of one graph.
 *
 * @param query `duration`, `at`
 * @throws PharosError `bad_request` naming the parameter; `upstream_unavailable` where nobody can say what the user may see
 */
export async function getCoverage(user: User, query: URLSearchParams, signal: AbortSignal): Promise<CoverageAnswer> {
  refuseParameters(query, ['duration', 'at'])
  const { durationSeconds, at } = orThrow(parseListRequest(query, await listContext(query)))
  const cluster = await readMtlsCluster(user, requireCluster().store)
  if (cluster === undefined) throw new PharosError('upstream_unavailable', 'The cluster is not known yet.')
  const { facts, config, mesh, workloads, sees, limited } = cluster
  const key = `${JSON.stringify(facts.access)} ${durationSeconds} ${at ?? 'now'}`
  const measured = await answers().get(key, signal, (shared) => measure(facts, { durationSeconds, at, sees }, shared))
  const scene = { policies: config.policies, rootNamespace: mesh.rootNamespace, workloads, sees }
  return {
    now: toIso(getMetricSource().clock.estimate()),
    from: toIso(unixSeconds(measured.at - durationSeconds)),
    to: toIso(unixSeconds(measured.at)),
    durationSeconds,
    limited,
    total: sumOf(measured.targets),
    namespaces: groupCoverage(measured.targets, scene),
    plain: bounded(measured.plain),
    gaps: bounded(findPolicyGaps(measured.targets, scene)),
    reason: measured.unknown ?? (measured.source.state === 'ok' ? null : measured.source.message),
    sources: [measured.source, clusterSourceState()],
  }
}

interface Asked {
  readonly durationSeconds: number
  readonly at: number | null
  readonly sees: (namespace: string) => boolean
}

async function measure(facts: MeshFacts, { durationSeconds, at, sees }: Asked, signal: AbortSignal): Promise<Measured> {
  const step = REQUEST_LIMITS.nowStepSeconds
  const end = at ?? Math.floor((await getNow()) / step) * step
  const { read, source, unknownTraffic } = await askMesh(seenRequest(durationSeconds, end), facts, signal)
  const cluster = facts.clusters[0]?.name ?? ''
  return { ...measureCoverage(read, cluster, sees), at: end, source, unknown: unknownTraffic }
}

function bounded<T>(all: readonly T[]): Listed<T> {
  return { first: all.slice(0, MOST), count: all.length }
}

function answers(): SharedAnswers<Measured> {
  return processWide(
    'mtls-coverage',
    () =>
      new SharedAnswers<Measured>({
        name: 'coverage',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: ({ targets, plain }) => (targets.length + plain.length) * BYTES_OF_ONE,
        mayKeep: ({ source }) => isAsGoodAsItGets(source),
      }),
  )
}
