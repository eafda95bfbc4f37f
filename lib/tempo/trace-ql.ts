import type { TraceSearch } from '@/lib/ports/trace-store'
import { SPAN_KINDS } from '@/lib/tracing/model'
import type { Tag } from '@/lib/tracing/tag-query'

/** The search in TraceQL: one span of one of the services meets all of it. Names and values are literals, never parts of the query. */
export function traceQl(search: TraceSearch): string {
  const { services, operation, minUs, maxUs, tags, errorsOnly } = search
  const conditions = [
    anyOf(services.map((service) => `resource.service.name = ${literal(service)}`)),
    ...(operation === undefined ? [] : [`name = ${literal(operation)}`]),
    ...(minUs === undefined ? [] : [`duration >= ${minUs}us`]),
    ...(maxUs === undefined ? [] : [`duration <= ${maxUs}us`]),
    ...tags.map(tagCondition),
    ...(errorsOnly ? [FAILED] : []),
  ]
  return `{ ${conditions.join(' && ')} }`
}

/** The operations of one service are asked for with it. */
export function ofService(service: string): string {
  return `{ resource.service.name = ${literal(service)} }`
}

/** Proxies of other versions leave the status alone and set an attribute. */
const FAILED = '(status = error || .error = true || .error = "true")'

/** Values have types, which depend on the sender: Envoy writes codes as text, others as numbers. */
function tagCondition({ key, value }: Tag): string {
  if (key === 'error' && value === 'true') return FAILED
  const attribute = `.${attributeName(key)}`
  const typed = /^-?\d{1,15}(\.\d{1,15})?$/.test(value) || value === 'true' || value === 'false' ? [value] : []
  const kind = SPAN_KINDS.find((known) => known === value && known !== 'unknown')
  return anyOf([
    ...[literal(value), ...typed].map((text) => `${attribute} = ${text}`),
    // Jaeger's word for what Tempo keeps beside the attributes.
    ...(key === 'span.kind' && kind !== undefined ? [`kind = ${kind}`] : []),
  ])
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' || ')})`
}

function attributeName(key: string): string {
  return /^[a-z_]\w*(\.[a-z_]\w*)*$/i.test(key) ? key : literal(key)
}

/** The escapes of JSON are Go's, too; halves of surrogate pairs alone are not. */
function literal(text: string): string {
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}
