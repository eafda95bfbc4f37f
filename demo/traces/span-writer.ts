import type { Pod } from '../model/topology'
import type { ClosedConnection } from './closed-connection'
import { describeSpan, type Seen } from './describe-span'
import type { Span, Trace } from './span'
import { spanIdOf } from './trace-id'
import { groupBy } from '@/lib/std/group-by'

/** A span that has begun. */
export type SpanHead = Pick<Span, 'traceId' | 'spanId' | 'parentId'>

export interface SpanWriterOptions {
  /** Id of the n-th trace that the request begins. */
  readonly traceId: (root: number) => string
  readonly requestId: string
  readonly meshId: string
}

/** Collects the spans of one request, and the connections that it could not use. */
export class SpanWriter {
  readonly #options: SpanWriterOptions
  readonly #spans: Span[] = []
  readonly #closed: ClosedConnection[] = []
  #roots = 0
  #begun = 0

  constructor(options: SpanWriterOptions) {
    this.#options = options
  }

  /** Nothing begins where no proxy of Istio's handles requests. A span without a parent begins a trace. */
  begin(pod: Pod | undefined, parent: SpanHead | undefined): SpanHead | undefined {
    if (pod === undefined || pod.proxy === 'none' || pod.proxy === 'ambient') return undefined
    const traceId = parent?.traceId ?? this.#options.traceId(this.#roots++)
    return { traceId, spanId: spanIdOf(traceId, this.#begun++), parentId: parent?.spanId }
  }

  end(head: SpanHead | undefined, seen: Seen & { readonly startUs: number; readonly endUs: number }): void {
    if (head === undefined) return
    const { startUs, endUs } = seen
    this.#spans.push({ ...head, ...describeSpan(seen, this.#options), startUs, durationUs: endUs - startUs })
  }

  close(connection: ClosedConnection): void {
    this.#closed.push(connection)
  }

  closedConnections(): readonly ClosedConnection[] {
    return this.#closed
  }

  /** A request of a caller without a proxy can begin several traces, or none. */
  traces(): readonly Trace[] {
    const spans = this.#spans.toSorted((a, b) => a.startUs - b.startUs)
    return [...groupBy(spans, ({ traceId }) => traceId).values()]
  }
}
