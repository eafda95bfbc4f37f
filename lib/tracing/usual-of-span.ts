import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { Span } from './model'
import type { UsualDuration } from './usual-durations'

/** What requests like that of a span usually take: of its workload on its side, of a client to the same service. */
export function usualOfSpan(
  span: Span,
  workload: ThingRef | null,
  usual: readonly UsualDuration[],
): UsualDuration | undefined {
  if (workload === null || (span.kind !== 'client' && span.kind !== 'server')) return undefined
  const called = span.kind === 'client' ? calledBy(span) : null
  if (called === undefined) return undefined
  return usual.find(
    (one) =>
      one.side === span.kind &&
      one.workload === workload.name &&
      one.namespace === workload.namespace &&
      one.called === called,
  )
}

/** `outbound|9080|v2|reviews.bookinfo.svc.cluster.local`, and what Envoy names the span after. */
const CLUSTER = /^outbound[|_][^|_]*[|_][^|_]*[|_]([a-z0-9-]+)\.([a-z0-9-]+)\.svc\b/
const OPERATION = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc\b/

/** The service that a client's span names, as `name.namespace`. */
function calledBy({ attributes, operation }: Span): string | undefined {
  const cluster = attributes.find(({ key }) => key === 'upstream_cluster')?.value
  const [, name, namespace] = CLUSTER.exec(String(cluster ?? '')) ?? OPERATION.exec(operation ?? '') ?? []
  return name === undefined || namespace === undefined ? undefined : `${name}.${namespace}`
}

/** Whether a duration is longer than nineteen of twenty. */
export function isSlow({ durationUs }: Pick<Span, 'durationUs'>, usual: UsualDuration | undefined): boolean {
  return usual?.p95Us != null && durationUs > usual.p95Us
}
