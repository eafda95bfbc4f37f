import 'server-only'
import { processWide } from '@/lib/std/process-wide'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Pharos's own metrics. Labels are words of ours only, never names from a mesh: their number stays small. */
export function ownMetrics() {
  return processWide('own-metrics', makeOwnMetrics)
}

function makeOwnMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'pharos_http_request_duration_seconds',
      help: 'Time to answer a request, by route and status.',
      labelNames: ['route', 'method', 'status'],
      buckets: SECONDS,
      registers,
    }),
    upstream: new Histogram({
      name: 'pharos_upstream_request_duration_seconds',
      help: 'Time of one call to an upstream, by source and result.',
      labelNames: ['source', 'operation', 'result'],
      buckets: SECONDS,
      registers,
    }),
    graphBuild: new Histogram({
      name: 'pharos_graph_build_duration_seconds',
      help: 'Time from the answers of the metric store to the graph, without waiting for the store.',
      buckets: SECONDS,
      registers,
    }),
    cacheLookups: new Counter({
      name: 'pharos_cache_lookups_total',
      help: 'Look-ups in a cache, by result: hit, joined (a computation in flight), miss.',
      labelNames: ['cache', 'result'],
      registers,
    }),
    cacheBytes: new Gauge({
      name: 'pharos_cache_bytes',
      help: 'Bytes held by a cache.',
      labelNames: ['cache'],
      registers,
    }),
    clusterObjects: new Gauge({
      name: 'pharos_cluster_objects',
      help: 'Kubernetes objects held in memory, by kind.',
      labelNames: ['cluster', 'kind'],
      registers,
    }),
  }
}
