import type { EventSource } from '@/lib/ports/event-source'
import { ok } from '@/lib/std/result'
import type { KubeClient } from './kube-client'
import { readEvents } from './read-events'

const LIMIT = 500

/** Asks with the client's credentials. */
export function createEventSource(client: KubeClient): EventSource {
  return {
    async list(namespace, call) {
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`
      const answer = await client.get({ operation: 'events', path, query: { limit: String(LIMIT) }, call })
      return answer.ok ? ok(readEvents(answer.value)) : answer
    },
  }
}
