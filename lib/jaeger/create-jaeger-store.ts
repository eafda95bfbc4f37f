import type { OutboundHooks } from '@/lib/outbound/measure'
import { createTraceStoreClient } from '@/lib/outbound/trace-store-client'
import { storeError } from '@/lib/ports/store-error'
import type { TraceStore } from '@/lib/ports/trace-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { ok } from '@/lib/std/result'
import { mergeFound } from '@/lib/tracing/merge-found'
import { summariseTrace } from '@/lib/tracing/summarise-trace'
import { z } from 'zod'
import { readEnvelope } from './read-envelope'
import { readTraces } from './read-traces'
import { searchQuery } from './search-query'
import type { TraceStoreSettings } from '@/lib/outbound/trace-store-settings'

const names = z.array(z.string()).nullable()

/** A Jaeger, by the JSON API of its query service. It opens nothing before the first call. */
export function createJaegerStore(settings: TraceStoreSettings, hooks: OutboundHooks = {}): TraceStore {
  const { ask, noSuchTrace, foreign } = createTraceStoreClient(
    { product: 'Jaeger', base: '/api/', readAnswer: readEnvelope, toError: storeError('jaeger', settings.name) },
    settings,
    hooks,
  )

  async function askNames(operation: string, path: string, call: UpstreamCall) {
    const data = await ask(operation, path, call)
    if (!data.ok) return data
    const list = names.safeParse(data.value)
    return list.success ? ok(list.data ?? []) : foreign()
  }

  return {
    name: settings.name,
    type: 'jaeger',
    services: (call) => askNames('services', 'services', call),
    operations: (service, call) => askNames('operations', `services/${encodeURIComponent(service)}/operations`, call),

    async search(search, call) {
      const answers = await Promise.all(
        search.services.map((service) => ask('search', `traces?${searchQuery(search, service).toString()}`, call)),
      )
      const lists = []
      for (const answer of answers) {
        if (!answer.ok) return answer
        const found = readTraces(answer.value)
        if (!found.ok) return foreign()
        lists.push(found.value.map(summariseTrace))
      }
      return ok({ ...mergeFound(lists, search.limit), newest: true, passedOver: 0 })
    },

    async trace(id, call) {
      const data = await ask('trace', `traces/${encodeURIComponent(id)}`, call)
      if (!data.ok) return data
      const found = readTraces(data.value)
      if (!found.ok) return foreign()
      const [trace] = found.value
      return trace === undefined ? noSuchTrace() : ok(trace)
    },

    link: (id) =>
      settings.externalUrl === undefined ? undefined : `${settings.externalUrl}/trace/${encodeURIComponent(id)}`,
  }
}
