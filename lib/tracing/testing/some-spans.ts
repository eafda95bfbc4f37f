import type { Span, Trace } from '../model'

/** A span of one millisecond at the beginning of time; parts are replaced by `part`. */
export function someSpan(part: Partial<Span> & Pick<Span, 'id'>): Span {
  return {
    ...{
      parentId: null,
      service: 'reviews.bookinfo',
      operation: 'GET /',
      kind: 'server',
      startUs: 0,
      durationUs: 1000,
    },
    ...{ failed: false, attributes: [], events: [], warnings: [] },
    ...part,
  }
}

export function someTrace(...spans: readonly Span[]): Trace {
  return { id: 'ab'.repeat(16), spans, cut: 0 }
}
