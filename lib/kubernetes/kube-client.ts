import 'server-only'
import type { OutboundFailure } from '@/lib/outbound/failure'
import { createHttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer, HttpRequest } from '@/lib/outbound/http-request'
import type { OutboundHooks } from '@/lib/outbound/measure'
import type { PaceSettings } from '@/lib/outbound/pace'
import { errorCode } from '@/lib/outbound/socket-failure'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Json } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import type { KubeConfig } from '@kubernetes/client-node'
import { type OpenSocket, upgradeAttempt } from './upgrade-attempt'
import type { KubeAccess } from './read-access'
import { renewableAccess, type ReloadKubeConfig } from './renewable-access'
import { checkKubeAnswer, parseExactAnswer, parseKubeAnswer, toPharosError } from './read-kube-answer'

export interface KubeClientSettings {
  /** The cluster's name in measurements and messages. */
  readonly name: string
  /** Calls on the wire at once; watches are not counted. */
  readonly concurrency: number
  readonly pace: PaceSettings
  /** Asked after a refusal of the credentials; without it they are those of the start. */
  readonly reload?: ReloadKubeConfig
}

type Send = (request: HttpRequest) => Promise<Result<HttpAnswer, OutboundFailure>>

/** One question to the API server. */
export interface KubeRequest {
  /** For measurements: `list`, `watch`, `review` … */
  readonly operation: string
  /** From `/`, path parts already encoded. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly call: UpstreamCall
}

export interface KubeReadRequest extends KubeRequest {
  /** It may be JSON by what it is and not by what it is called: the index of /openapi/v3 comes as text/plain. */
  readonly calledText?: boolean
}

export interface KubeStreamRequest extends KubeRequest {
  readonly idleMs: number
  readonly onOpen: () => void
  readonly onLine: (line: string) => void
}

export interface KubeOnceRequest extends KubeRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: string
  /** Of the body. */
  readonly type?: string
}

export interface KubePourRequest extends KubeRequest {
  readonly idleMs: number
  readonly onChunk: (chunk: Buffer) => Promise<void> | void
}

export interface KubeUpgradeRequest<T> extends KubeRequest {
  readonly open: OpenSocket<T>
}

/** The API server as plain JSON: no model class, no thrown exception and no credential leaves it. */
export interface KubeClient {
  get(request: KubeReadRequest): Promise<Result<unknown, PharosError>>
  /** For reviews only, which change nothing: a request may go out twice. */
  review(request: KubeRequest & { readonly body: unknown }): Promise<Result<unknown, PharosError>>
  /**
   * For writes, and for reads that must lose nothing: goes out once, but for a 401, after which nothing was done. Integers
   * beyond 2^53 are bigints.
   */
  once(request: KubeOnceRequest): Promise<Result<Json, PharosError>>
  /** Resolves with undefined when the server ends the stream. */
  follow(request: KubeStreamRequest): Promise<Result<undefined, PharosError>>
  /** For what is no JSON: hands on the bytes as they come. Resolves with undefined when the server ends them. */
  pour(request: KubePourRequest): Promise<Result<undefined, PharosError>>
  /** Opens a WebSocket; what the server says where it refuses is told as of any other request. */
  upgrade<T>(request: KubeUpgradeRequest<T>): Promise<Result<T, PharosError>>
  close(): void
}

const MAX_BYTES = 64 * 1024 * 1024
/** etcd takes no object of more than 1.5 MiB; JSON may spend more bytes on it. */
const MAX_LINE_BYTES = 8 * 1024 * 1024

/**
 * Reaches the API server with client-node's credentials over our own connections: its fetch follows redirects, has no
 * limit of size, and opens a connection per request.
 */
export function createKubeClient(
  config: KubeConfig,
  { name, concurrency, pace, reload }: KubeClientSettings,
  hooks: OutboundHooks = {},
): KubeClient {
  const title = `The Kubernetes API of "${name}"`
  // The address stands in a kubeconfig that the operator chose, and local clusters have names that mean loopback.
  const hosts = { loopbackNames: true }
  const http = createHttpClient({ source: name, title, concurrency, pace, hosts }, hooks)
  const access = renewableAccess(config, reload)
  const server = config.getCurrentCluster()?.server ?? ''

  /** A refusal of the credentials is answered once with newer ones, where there are any. */
  async function exchange(request: KubeRequest, send: Send): Promise<Result<HttpAnswer, PharosError>> {
    const until = performance.now() + request.call.timeoutMs
    const used = await had(() => access.current())
    if (!used.ok) return used
    const first = await send(toWire(request, used.value, request.call.timeoutMs))
    if (!first.ok || first.value.status !== 401) return read(first, used.value)
    const renewed = await had(() => access.renew(used.value))
    if (!renewed.ok) return renewed
    if (renewed.value === undefined) return read(first, used.value)
    return read(await send(toWire(request, renewed.value, Math.max(0, until - performance.now()))), renewed.value)
  }

  async function had<T>(readCredentials: () => Promise<T>): Promise<Result<T, PharosError>> {
    try {
      return ok(await readCredentials())
    } catch (error) {
      // A plugin's own words may hold anything: only the system's code is told.
      const message = `The credentials for ${title} cannot be used (${errorCode(error) ?? 'see the kubeconfig'}).`
      return failed(new PharosError('upstream_unavailable', message, { source: 'kubernetes' }))
    }
  }

  function toWire(
    { operation, path, query = {}, call }: KubeRequest,
    used: KubeAccess,
    timeoutMs: number,
  ): HttpRequest {
    const url = new URL(`${server}${path}`)
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
    return { operation, method: 'GET', url, maxBytes: MAX_BYTES, ...call, timeoutMs, ...used.request }
  }

  function read(answer: Result<HttpAnswer, OutboundFailure>, { secrets }: KubeAccess): Result<HttpAnswer, PharosError> {
    return answer.ok ? checkKubeAnswer(answer.value, title, secrets) : failed(toPharosError(answer.error))
  }

  return {
    async get(request) {
      const answer = await exchange(request, (wire) => http.send(wire))
      if (!answer.ok) return answer
      return parseKubeAnswer(request.calledText === true ? asJson(answer.value) : answer.value, title)
    },
    async review(request) {
      const body = JSON.stringify(request.body)
      const answer = await exchange(request, (wire) =>
        http.send({ ...wire, method: 'POST', body, headers: { ...wire.headers, 'content-type': 'application/json' } }),
      )
      return answer.ok ? parseKubeAnswer(answer.value, title) : answer
    },
    async once(request) {
      const answer = await exchange(request, (wire) => http.send(toOnce(wire, request)))
      return answer.ok ? parseExactAnswer(answer.value, title) : answer
    },
    async follow({ idleMs, onOpen, onLine, ...request }) {
      const answer = await exchange(request, (wire) =>
        http.follow({ ...wire, idleMs, onOpen, onLine, maxLineBytes: MAX_LINE_BYTES }),
      )
      return answer.ok ? ok(undefined) : answer
    },
    async pour({ idleMs, onChunk, ...request }) {
      const answer = await exchange(request, (wire) => {
        // As kubectl asks: refusals are JSON, what is poured is text.
        const headers = { ...wire.headers, accept: 'application/json, */*' }
        return http.pour({ ...wire, headers, idleMs, onChunk })
      })
      return answer.ok ? ok(undefined) : answer
    },
    async upgrade({ open, ...request }) {
      const attempt = upgradeAttempt({ server, title, http, open })
      const answer = await exchange(request, attempt.send)
      return answer.ok ? attempt.opened() : answer
    },
    close: () => http.close(),
  }
}

function asJson(answer: HttpAnswer): HttpAnswer {
  const isText = /^text\/plain\b/i.test(answer.headers['content-type'] ?? '')
  return isText ? { ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } } : answer
}

function toOnce(wire: HttpRequest, { method, body, type }: KubeOnceRequest): HttpRequest {
  const headers = { ...wire.headers, ...(type === undefined ? {} : { 'content-type': type }) }
  return { ...wire, method, headers, ...(body === undefined ? {} : { body }), once: true }
}
