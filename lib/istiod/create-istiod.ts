import type { User } from '@/lib/access/user'
import { createHttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { statusFailure } from '@/lib/outbound/json-answer'
import type { OutboundHooks } from '@/lib/outbound/measure'
import type { Istiod, IstiodPod } from '@/lib/ports/istiod'
import { type ErrorDetails, PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { failed, ok, type Result } from '@/lib/std/result'
import type { IstiodTransport } from './istiod-transport'
import { type IstiodPage, MESH, REGISTRY, SYNC, TITLE, VERSION } from './pages'

const CONCURRENCY = 8

/** istiod's debug API over HTTP. It opens nothing before the first call, and nothing stays open after one. */
export function createIstiod(transport: IstiodTransport, hooks: OutboundHooks = {}): Istiod {
  // Loopback names: at the other end of the connection it is asked on its own loopback.
  const hosts = { loopbackNames: true }
  const http = createHttpClient({ source: 'istiod', title: TITLE, concurrency: CONCURRENCY, hosts }, hooks)

  function asking<T>(page: IstiodPage<T>) {
    return async (user: User, pod: IstiodPod, call: UpstreamCall): Promise<Result<T, PharosError>> => {
      const until = performance.now() + call.timeoutMs
      const reached = await transport.connect(user, pod, call)
      if (!reached.ok) return failed(ofIstiod(reached.error))
      const { url, agent, words, close } = reached.value
      try {
        const answer = await http.send({
          ...{ operation: page.operation, method: 'GET', url: new URL(page.path, url), maxBytes: page.maxBytes },
          ...{ signal: call.signal, timeoutMs: Math.max(0, until - performance.now()) },
          // A connection is good for one exchange: nothing is kept, and nothing goes out again.
          ...{ once: true, ...(agent === undefined ? {} : { agent }) },
        })
        return answer.ok ? read(page, answer.value) : failed(ofIstiod(answer.error, words?.()))
      } finally {
        close()
      }
    }
  }

  return {
    proxies: asking(SYNC),
    version: asking(VERSION),
    meshConfig: asking(MESH),
    registry: asking(REGISTRY),
  }
}

function read<T>(page: IstiodPage<T>, answer: HttpAnswer): Result<T, PharosError> {
  if (answer.status === 404) {
    return failed(
      new PharosError('not_found', `This istiod has no page ${page.path}.`, { source: 'istiod', status: 404 }),
    )
  }
  if (answer.status !== 200) return failed(ofIstiod(statusFailure(answer, TITLE)))
  const value = page.read(answer)
  if (!value.ok) return failed(ofIstiod(value.error))
  if (value.value !== undefined) return ok(value.value)
  const message = `What istiod answers at ${page.path} is not what istiod answers there. Is the port right?`
  return failed(new PharosError('upstream_invalid', message, { source: 'istiod' }))
}

function ofIstiod(
  { code, message, details }: Pick<PharosError, 'code' | 'message'> & { readonly details: ErrorDetails },
  words?: string,
): PharosError {
  const upstream = words === undefined ? {} : { upstream: words }
  return new PharosError(code, message, { ...details, ...upstream, source: 'istiod' })
}
