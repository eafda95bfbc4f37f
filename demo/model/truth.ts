import { seriesLabels } from './telemetry'
import type { TrafficModel } from './traffic-model'
import { compareText } from '@/lib/std/compare-text'

/** What the model says flowed between two instants: the oracle that measured numbers are held against. */
export interface TrueEdge {
  readonly reporter: string
  readonly protocol: string
  readonly sourceNamespace: string
  readonly source: string
  readonly destinationNamespace: string
  readonly destination: string
  readonly service: string
  readonly perSecond: number
  readonly classes: readonly TrueClass[]
}

export interface TrueClass {
  readonly code: string
  readonly grpcStatus: string
  readonly flags: string
  readonly policy: string
  readonly perSecond: number
  readonly averageMs: number
  readonly requestBytesPerSecond: number
  readonly responseBytesPerSecond: number
  /** Why it is not the ordinary way; empty when it is. */
  readonly reason: string
}

/** Means over the time between two instants, as exact as the formulas are: nothing is rounded to whole calls. */
export function trueEdges(model: TrafficModel, fromMs: number, toMs: number): readonly TrueEdge[] {
  model.settle()
  const seconds = (toMs - fromMs) / 1000
  const edges = new Map<string, TrueEdge & { readonly classes: TrueClass[]; perSecond: number }>()
  for (const flow of model.flows.values()) {
    let [calls, ms, up, down] = [0, 0, 0, 0]
    let reason = ''
    for (const part of flow.between(fromMs, toMs)) {
      const { latency, requestBytes, responseBytes, reason: own } = part.segment.traits
      calls += part.calls
      ms += part.calls * latency.meanMs
      up += part.calls * requestBytes
      down += part.calls * responseBytes
      reason = own
    }
    const { kind, code, grpcStatus, flags, policy } = flow.labels
    if (calls <= 0 || kind === 'messages') continue
    const labels = seriesLabels(flow.labels)
    const read = (name: string): string => labels[name] ?? ''
    const head = {
      reporter: read('reporter'),
      protocol: read('request_protocol'),
      sourceNamespace: read('source_workload_namespace'),
      source: read('source_workload'),
      destinationNamespace: read('destination_workload_namespace'),
      destination: read('destination_workload'),
      service: read('destination_service'),
    }
    const key = JSON.stringify(head)
    const edge = edges.get(key) ?? { ...head, perSecond: 0, classes: [] }
    edges.set(key, edge)
    edge.perSecond += calls / seconds
    const bytes = { requestBytesPerSecond: up / seconds, responseBytesPerSecond: down / seconds }
    edge.classes.push({
      code,
      grpcStatus,
      flags,
      policy,
      perSecond: calls / seconds,
      averageMs: ms / calls,
      ...bytes,
      reason,
    })
  }
  return [...edges].sort(([a], [b]) => compareText(a, b)).map(([, edge]) => edge)
}
