import type { NodeTraffic } from '@/lib/graph/model'
import { writeNodeId } from '@/lib/graph/series/node-id'
import type { MeshSummary, ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import type { HealthStatus } from '@/lib/health/summarise-health'
import { healthOf } from '@/lib/lists/testing/rows'

interface ThingParts extends Partial<ThingSummary> {
  readonly status?: HealthStatus
  /** Requests per second that came in and failed, of ten. */
  readonly failing?: number
}

const NO_CLASSES = { noResponse: 0, c3xx: 0, c4xx: 0, c5xx: 0, grpcError: 0 }

/** Requests over HTTP. */
export function requests(rate: number, errorRate = 0): NodeTraffic {
  return { protocol: 'http', unit: 'req/s', rate, errorRate, classes: NO_CLASSES }
}

export function bytes(rate: number): NodeTraffic {
  return { protocol: 'tcp', unit: 'B/s', rate, errorRate: 0, classes: NO_CLASSES }
}

/** A healthy thing of namespace `shop` of cluster `east`, with ten requests per second in; parts are replaced by `part`. */
export function thing(kind: ThingSummary['kind'], name: string, part: ThingParts = {}): ThingSummary {
  const { status = 'healthy', failing = 0, ...rest } = part
  return {
    kind,
    cluster: 'east',
    namespace: 'shop',
    name,
    flags: [],
    traffic: { in: [requests(10, failing)], out: [], p95Ms: 20 },
    health: healthOf(status, failing / 10),
    routing: null,
    circuitBreaker: false,
    ...rest,
  }
}

export function summaryOf(...things: readonly ThingSummary[]): MeshSummary {
  return new Map(things.map((one) => [idOf(one), one]))
}

function idOf({ kind, cluster, namespace, name }: ThingSummary): string {
  return kind === 'app'
    ? writeNodeId({ kind, cluster, namespace, name, version: null })
    : writeNodeId({ kind, cluster, namespace, name })
}
