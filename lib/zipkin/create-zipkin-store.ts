import type { OutboundHooks } from '@/lib/outbound/measure'
import { readPlainAnswer } from '@/lib/outbound/plain-answer'
import { createTraceStoreClient } from '@/lib/outbound/trace-store-client'
import { storeError } from '@/lib/ports/store-error'
import type { TraceStoreSettings } from '@/lib/outbound/trace-store-settings'
import type { TraceStore } from '@/lib/ports/trace-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { ok } from '@/lib/std/result'
import { mergeFound } from '@/lib/tracing/merge-found'
import { summariseTrace } from '@/lib/tracing/summarise-trace'
import { z } from 'zod'
import { readTraces } from './read-traces'
import { searchQuery } from './search-query'
import { siftTraces } from './sift-traces'

const names = z.array(z.string())

/** A Zipkin, by the second version of its API. It opens nothing before the first call. */
export function createZipkinStore(settings: TraceStoreSettings, hooks: OutboundHooks = {}): TraceStore {
  const { ask, noSuchTrace, foreign } = createTraceStoreClient(
    { product: 'Zipkin', base: '/api/v2/', readAnswer: readPlainAnswer, toError: storeError('zipkin', settings.name) },
    settings,
    hooks,
  )

  async function askNames(operation: string, path: string, call: UpstreamCall) {
    const answer = await ask(operation, path, call)
    if (!answer.ok) return answer
    const list = names.safeParse(answer.value)
    return list.success ? ok(list.data) : foreign()
  }

  return {
    name: settings.name,
    type: 'zipkin',
    services: (call) => askNames('services', 'services', call),
    operations: (service, call) =>
      askNames('operations', `spans?${new URLSearchParams({ serviceName: service }).toString()}`, call),

    async search(search, call) {
      const { services, limit } = search
      const answers = await Promise.all(
        services.map((service) => ask('search', `traces?${searchQuery(search, service).toString()}`, call)),
      )
      const lists = []
      let [full, passedOver] = [false, 0]
      for (const [index, answer] of answers.entries()) {
        if (!answer.ok) return answer
        const found = readTraces(answer.value)
        if (!found.ok) return foreign()
        const good = siftTraces(found.value, search, services[index] ?? '')
        full ||= found.value.length >= limit
        passedOver += found.value.length - good.length
        lists.push(good.map(summariseTrace))
      }
      const { traces, limited } = mergeFound(lists, limit)
      return ok({ traces, limited: limited || full, newest: true, passedOver })
    },

    async trace(id, call) {
      const answer = await ask('trace', `trace/${encodeURIComponent(id)}`, call)
      if (!answer.ok) return answer
      const found = readTraces([answer.value])
      if (!found.ok) return foreign()
      const [trace] = found.value
      return trace === undefined ? noSuchTrace() : ok({ ...trace, id })
    },

    link: (id) =>
      settings.externalUrl === undefined ? undefined : `${settings.externalUrl}/traces/${encodeURIComponent(id)}`,
  }
}
