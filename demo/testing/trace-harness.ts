import { ModelTraces } from '../traces/model-traces'
import type { Span, Trace } from '../traces/span'
import { type HarnessOptions, modelHarness, type ModelHarness } from './model-harness'

export interface TraceHarness extends ModelHarness {
  readonly traces: ModelTraces
  /** Those of the last seconds whose root is of this service and operation. */
  readonly last: (seconds: number, service?: string, operation?: RegExp) => readonly Trace[]
}

/** The model and its traces on a clock that stands still. */
export function traceHarness(options: HarnessOptions & { readonly perSecond?: number } = {}): TraceHarness {
  const mesh = modelHarness(options)
  const { seed = 1, perSecond = 1 } = options
  const traces = new ModelTraces({ model: mesh.model, seed, perSecond })
  return {
    ...mesh,
    traces,
    last(seconds, service, operation = /^/) {
      const now = mesh.clock.now()
      const all = traces.tracesBetween(now - seconds * 1000, now)
      return all.filter(([root]) => {
        return (
          root !== undefined && (service === undefined || root.service === service) && operation.test(root.operation)
        )
      })
    },
  }
}

/** What a trace did, for a reader: one line for each span, indented below its parent. */
export function outline(trace: Trace): readonly string[] {
  const depths = new Map<string, number>()
  return trace.map(({ spanId, parentId, kind, service, operation, tags }) => {
    const depth = parentId === undefined ? 0 : (depths.get(parentId) ?? -1) + 1
    depths.set(spanId, depth)
    const answer = [tags['http.status_code'], tags['grpc.status_code'], tags.response_flags].filter(
      (tag) => tag !== undefined,
    )
    return `${'  '.repeat(depth)}${kind} ${service} ${operation} ${answer.join(' ')}`
  })
}

export function endUs({ startUs, durationUs }: Span): number {
  return startUs + durationUs
}
