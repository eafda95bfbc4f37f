import type { PodLogs, PodLogsRequest } from '@/lib/ports/pod-logs'
import { ok } from '@/lib/std/result'
import type { KubeClient } from './kube-client'
import { LogSplitter } from './log-splitter'

/** Of one line; the rest is counted and dropped. */
const MAX_LINE_BYTES = 64 * 1024
/** A container may be silent for as long as anybody follows it. */
const IDLE_MS = 3_600_000

/** Reads `pods/log` with the credentials of the client. */
export function createPodLogs(client: KubeClient): PodLogs {
  return {
    async read(request, call) {
      const splitter = new LogSplitter(MAX_LINE_BYTES)
      let bytes = 0
      const { namespace, pod } = request
      const ended = await client.pour({
        operation: 'logs',
        path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`,
        query: toQuery(request),
        call,
        idleMs: IDLE_MS,
        async onChunk(chunk) {
          bytes += chunk.length
          const lines = splitter.push(chunk)
          if (lines.length > 0) await request.onLines(lines)
        },
      })
      if (!ended.ok) return ended
      const rest = splitter.end()
      if (rest.length > 0) await request.onLines(rest)
      return ok({ full: request.maxBytes !== undefined && bytes >= request.maxBytes })
    },
  }
}

function toQuery(request: PodLogsRequest): Readonly<Record<string, string>> {
  const { container, previous, follow, tailLines, sinceTime, sinceSeconds, maxBytes } = request
  return {
    container,
    timestamps: 'true',
    ...(previous ? { previous: 'true' } : {}),
    ...(follow ? { follow: 'true' } : {}),
    ...(tailLines === undefined ? {} : { tailLines: String(tailLines) }),
    ...(sinceTime === undefined ? {} : { sinceTime }),
    ...(sinceSeconds === undefined ? {} : { sinceSeconds: String(sinceSeconds) }),
    ...(maxBytes === undefined ? {} : { limitBytes: String(maxBytes) }),
  }
}
