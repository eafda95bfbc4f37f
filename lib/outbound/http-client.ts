import 'server-only'
import { startDeadline, type Deadline } from '@/lib/outbound/deadline'
import type { OutboundFailure } from '@/lib/outbound/failure'
import { guardedLookup, refusedUrl, type HostRules } from '@/lib/outbound/host-rules'
import type { HttpAnswer, HttpRequest, PourRequest, StreamRequest } from '@/lib/outbound/http-request'
import type { OutboundHooks } from '@/lib/outbound/measure'
import { openResponse, type Agents } from '@/lib/outbound/open-response'
import { createPace, type PaceSettings } from '@/lib/outbound/pace'
import { AnswerError, checkHead, readAnswer, readChunks, readLines } from '@/lib/outbound/read-response'
import { socketFailure } from '@/lib/outbound/socket-failure'
import { failed, ok, type Result } from '@/lib/std/result'
import { Agent as HttpAgent, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { setTimeout as wait } from 'node:timers/promises'
import pLimit from 'p-limit'

export interface HttpClientSettings {
  /** The upstream's name in the configuration: stands in measurements. */
  readonly source: string
  /** How messages call it: `Prometheus "default"`. */
  readonly title: string
  /** Calls on the wire at once; more wait their turn. Streams are not counted. */
  readonly concurrency: number
  /** Undefined: as fast as they come. */
  readonly pace?: PaceSettings
  readonly hosts: HostRules
}

/**
 * The only way out of the process. Follows no redirect, obeys no proxy of the environment, refuses the addresses of
 * `host-rules`, asks for uncompressed answers, and bounds every call in time and size.
 */
export interface HttpClient {
  /**
   * Sends and reads the whole answer. Every complete answer is a value, whatever its status; redirects, compressed,
   * oversized and cut-off answers are failures. A request that is not `once` may go out twice (see `openResponse`).
   */
  send(request: HttpRequest): Promise<Result<HttpAnswer, OutboundFailure>>
  /** Reads a 200 line by line until the other side ends it (then `body` is empty). Other answers are read whole, as by `send`. */
  follow(request: StreamRequest): Promise<Result<HttpAnswer, OutboundFailure>>
  /** Hands on the bytes of a 200 as they come, whatever they are, until the other side ends it. Other answers as by `follow`. */
  pour(request: PourRequest): Promise<Result<HttpAnswer, OutboundFailure>>
  /** Closes the kept connections. */
  close(): void
}

export function createHttpClient(settings: HttpClientSettings, hooks: OutboundHooks = {}): HttpClient {
  const { title } = settings
  const lookup = guardedLookup(settings.hosts)
  const options = { keepAlive: true, lookup }
  const fresh = { http: new HttpAgent({ lookup }), https: new HttpsAgent({ lookup }) }
  const agents: Agents = { http: new HttpAgent(options), https: new HttpsAgent(options), fresh }
  const limit = pLimit(settings.concurrency)
  const pace = settings.pace === undefined ? () => 0 : createPace(settings.pace)

  async function run(
    request: HttpRequest,
    task: (deadline: Deadline) => Promise<HttpAnswer>,
    serverTime: (answer: HttpAnswer) => number | undefined = () => undefined,
  ): Promise<Result<HttpAnswer, OutboundFailure>> {
    const began = performance.now()
    const patience = `${title} did not answer within ${request.timeoutMs / 1000} s.`
    const deadline = startDeadline(request.signal, request.timeoutMs, patience)
    const outcome = task(deadline).then(ok, (error: unknown) => {
      if (error instanceof AnswerError) return failed(error.failure)
      return failed(deadline.failure() ?? socketFailure(error, title))
    })
    // A task that still waits for its turn does not hold up its caller.
    const result = await Promise.race([outcome, deadline.over.then(failed)])
    deadline.clear()
    const durationMs = performance.now() - began
    const { source } = settings
    hooks.measure?.({ source, operation: request.operation, durationMs, ...measureOf(result, serverTime) })
    return result
  }

  async function open(request: HttpRequest, deadline: Deadline): Promise<IncomingMessage> {
    const refused = refusedUrl(request.url)
    if (refused !== undefined) throw new AnswerError('upstream_unavailable', `${title} is not asked: ${refused}.`)
    const turnMs = pace(performance.now())
    if (turnMs > 0) await wait(turnMs, undefined, { signal: deadline.signal })
    deadline.signal.throwIfAborted()
    return openResponse(request, agents, deadline.signal)
  }

  function stream(
    request: HttpRequest,
    read: (response: IncomingMessage, deadline: Deadline) => Promise<HttpAnswer>,
  ): Promise<Result<HttpAnswer, OutboundFailure>> {
    return run(request, async (deadline) => {
      const response = await open(request, deadline)
      const welcome = response.statusCode === 200
      return reading(response, () =>
        welcome ? read(response, deadline) : readAnswer(response, request.maxBytes, title),
      )
    })
  }

  return {
    send: (request) =>
      run(
        request,
        (deadline) =>
          limit(async () => {
            const response = await open(request, deadline)
            return reading(response, () => readAnswer(response, request.maxBytes, title))
          }),
        dateOf,
      ),
    follow: (request) => stream(request, (response, deadline) => readLines(response, request, deadline, title)),
    pour: (request) => stream(request, (response, deadline) => readChunks(response, request, deadline, title)),
    close() {
      agents.http.destroy()
      agents.https.destroy()
      fresh.http.destroy()
      fresh.https.destroy()
    },
  }

  /** An answer that is not read to its end gives up its connection. */
  async function reading(response: IncomingMessage, read: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    try {
      checkHead(response, title)
      return await read()
    } catch (error) {
      response.destroy()
      throw error
    }
  }
}

function measureOf(
  result: Result<HttpAnswer, OutboundFailure>,
  serverTime: (answer: HttpAnswer) => number | undefined,
) {
  return result.ok
    ? ({ outcome: 'ok', status: result.value.status, bytes: result.value.body.length, serverTimeMs: serverTime(result.value) } as const) // prettier-ignore
    : { outcome: result.error.code, status: undefined, bytes: 0, serverTimeMs: undefined }
}

function dateOf({ headers }: HttpAnswer): number | undefined {
  const at = Date.parse(headers.date ?? '')
  return Number.isNaN(at) ? undefined : at
}
