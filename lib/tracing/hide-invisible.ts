import type { Attribute, ServiceShare, Span, Trace, TraceSummary } from './model'
import { redactText } from './redact-text'
import { claimedNamespaces } from './span-place'
import { maySee, type TraceAccess } from './trace-access'

/** Addresses of the other end of a call. */
const PEER = /^(peer\.|net\.(sock\.)?peer\.|client\.|network\.peer\.|downstream_)/

/**
 * The trace as a user may see it (security rule R8): spans of other namespaces keep their time and nothing else, and the others
 * say nothing of those. Undefined when no span is left to be seen.
 */
export function hideInvisible(trace: Trace, access: TraceAccess): Trace | undefined {
  if (access.visible === '*') return trace
  const seen = new Set(
    trace.spans.filter((span) => maySee(access, span.service, claimedNamespaces(span))).map(({ id }) => id),
  )
  if (seen.size === 0) return undefined
  const spans = trace.spans.map((span) => {
    if (!seen.has(span.id)) return hide(span)
    return redact(span, access, span.parentId === null || seen.has(span.parentId))
  })
  return { ...trace, spans }
}

function hide(span: Span): Span {
  return { ...span, service: null, operation: null, kind: 'unknown', attributes: [], events: [], warnings: [] }
}

function redact(span: Span, access: TraceAccess, parentSeen: boolean): Span {
  const clean = (attributes: readonly Attribute[]): readonly Attribute[] =>
    redactAttributes(attributes, access, parentSeen)
  return {
    ...span,
    operation: span.operation === null ? null : redactText(span.operation, access),
    attributes: clean(span.attributes),
    events: span.events.map((event) => ({ ...event, attributes: clean(event.attributes) })),
    warnings: span.warnings.map((text) => redactText(text, access)),
  }
}

/** What names the other end goes with that end's namespace: `istio.destination_workload` with `istio.destination_namespace`. */
function redactAttributes(
  attributes: readonly Attribute[],
  access: TraceAccess,
  parentSeen: boolean,
): readonly Attribute[] {
  const { visible } = access
  const prefixes = attributes
    .filter(({ key, value }) => key.endsWith('namespace') && visible !== '*' && !visible.has(String(value)))
    .map(({ key }) => key.slice(0, -'namespace'.length))
  return attributes
    .filter(({ key }) => !prefixes.some((prefix) => key.startsWith(prefix)) && (parentSeen || !PEER.test(key)))
    .map(({ key, value }) => ({ key, value: typeof value === 'string' ? redactText(value, access) : value }))
}

/** The same for a line of a list: services that may not be seen are one without a name. Undefined when nothing is left. */
export function hideInSummary(summary: TraceSummary, access: TraceAccess): TraceSummary | undefined {
  if (access.visible === '*') return summary
  const seen = summary.services.filter(({ service, namespaces }) => maySee(access, service, namespaces))
  if (seen.length === 0) return undefined
  const hidden = summary.services.filter((share) => !seen.includes(share))
  const { root } = summary
  const rootSeen = root !== null && seen.some(({ service }) => service === root.service)
  return {
    ...summary,
    root: rootSeen ? { service: root.service, operation: redactText(root.operation, access) } : null,
    services: hidden.length === 0 ? seen : [...seen, together(hidden)],
  }
}

function together(shares: readonly ServiceShare[]): ServiceShare {
  const sum = (values: readonly (number | null)[]): number | null =>
    values.reduce((total, value) => (total === null || value === null ? null : total + value), 0)
  return {
    service: null,
    namespaces: [],
    spans: sum(shares.map(({ spans }) => spans)),
    errors: sum(shares.map(({ errors }) => errors)),
  }
}
