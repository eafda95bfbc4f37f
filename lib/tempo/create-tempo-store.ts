import type { OutboundHooks } from '@/lib/outbound/measure'
import { readPlainAnswer } from '@/lib/outbound/plain-answer'
import { createTraceStoreClient } from '@/lib/outbound/trace-store-client'
import { storeError } from '@/lib/ports/store-error'
import type { TraceSearch, TraceStore } from '@/lib/ports/trace-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { isRecord } from '@/lib/std/is-record'
import { ok } from '@/lib/std/result'
import { mergeFound } from '@/lib/tracing/merge-found'
import { exploreLink } from './explore-link'
import { type FoundTrace, readFound } from './read-found'
import { readOtlp } from './read-otlp'
import { readValues } from './read-values'
import type { TempoSettings } from './settings'
import { ofService, traceQl } from './trace-ql'

/** Names are those of this much of the past: without a time Tempo looks only at what it has not written away yet. */
const NAMES_SECONDS = 6 * 3600
/** Of each trace so many spans that met the search are told. */
const SPANS_TOLD = 20
/** Tempo takes the first it finds unless it is told otherwise, which those before 2.8 do not understand. */
const NEWEST_FIRST = ' with (most_recent=true)'

/** A Tempo, by its HTTP API and TraceQL. It opens nothing before the first call. */
export function createTempoStore(settings: TempoSettings, hooks: OutboundHooks = {}): TraceStore {
  const { ask, noSuchTrace, foreign } = createTraceStoreClient(
    { product: 'Tempo', base: '/api/', readAnswer: readPlainAnswer, toError: storeError('tempo', settings.name) },
    settings,
    hooks,
  )
  let ordered = true

  async function askValues(tag: string, search: Readonly<Record<string, string>>, call: UpstreamCall) {
    const now = Math.ceil(Date.now() / 1000)
    const query = new URLSearchParams({ ...search, start: String(now - NAMES_SECONDS), end: String(now) })
    const answer = await ask(tag, `v2/search/tag/${tag}/values?${query.toString()}`, call)
    if (!answer.ok) return answer
    const values = readValues(answer.value)
    return values.ok ? values : foreign()
  }

  async function askSearch(search: TraceSearch, hint: string, call: UpstreamCall) {
    const query = new URLSearchParams({
      q: traceQl(search) + hint,
      start: String(Math.floor(search.from)),
      end: String(Math.max(Math.ceil(search.to), Math.floor(search.from) + 1)),
      limit: String(search.limit),
      spss: String(SPANS_TOLD),
    })
    const answer = await ask('search', `search?${query.toString()}`, call)
    if (!answer.ok) return answer
    const found = readFound(answer.value)
    return found.ok ? found : foreign()
  }

  async function search(wanted: TraceSearch, call: UpstreamCall) {
    let found = await askSearch(wanted, ordered ? NEWEST_FIRST : '', call)
    if (!found.ok && found.error.code === 'bad_request' && ordered) {
      found = await askSearch(wanted, '', call)
      if (found.ok) ordered = false
    }
    if (!found.ok) return found
    const within = found.value.filter((trace) => isWithin(trace, wanted)).map(({ summary }) => summary)
    const { traces, limited } = mergeFound([within], wanted.limit)
    return ok({ traces, limited: limited || found.value.length >= wanted.limit, newest: ordered, passedOver: 0 })
  }

  /** The second version says whether a trace is whole; Tempo before 2.6 has only the first. */
  async function askTrace(id: string, call: UpstreamCall) {
    const path = encodeURIComponent(id)
    const answer = await ask('trace', `v2/traces/${path}`, call)
    if (answer.ok) {
      const { trace, status } = isRecord(answer.value) ? answer.value : {}
      return ok({ trace, partial: status === 'PARTIAL' })
    }
    if (answer.error.code !== 'not_found') return answer
    const first = await ask('trace', `traces/${path}`, call)
    return first.ok ? ok({ trace: first.value, partial: false }) : first
  }

  return {
    name: settings.name,
    type: 'tempo',
    services: (call) => askValues('resource.service.name', {}, call),
    operations: (service, call) => askValues('name', { q: ofService(service) }, call),
    search,

    async trace(id, call) {
      const answer = await askTrace(id, call)
      if (!answer.ok) return answer
      const trace = readOtlp(answer.value.trace, id)
      if (!trace.ok) return foreign()
      if (trace.value.spans.length > 0)
        return ok(answer.value.partial ? { ...trace.value, partial: true } : trace.value)
      return noSuchTrace()
    },

    link: (id) =>
      settings.externalUrl === undefined
        ? undefined
        : exploreLink(settings.externalUrl, settings.grafanaDatasource, id),
  }
}

/** Tempo's times are whole seconds: what lies beyond the asked ones is left out where it tells. */
function isWithin({ matchedUs }: FoundTrace, { from, to }: TraceSearch): boolean {
  return matchedUs?.some((us) => us >= from * 1e6 && us <= to * 1e6) ?? true
}
