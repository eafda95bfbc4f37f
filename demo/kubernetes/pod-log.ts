import type { KubeObject } from '../kube-object'
import type { LogLine, LogSource } from '../logs/log-line'
import { badRequest, ApiFailure, invalid, notFound } from './api-failure'
import { type ApiRequest, flag, type Server, wholeNumber } from './api-request'
import { itemsAt, textAt, valueAt } from './json'
import type { ServerResponse } from 'node:http'

interface LogOptions {
  readonly container: string
  readonly previous: boolean
  readonly follow: boolean
  readonly timestamps: boolean
  readonly tailLines: number | undefined
  /** Lines of this time and later. */
  readonly sinceMs: number | undefined
  readonly limitBytes: number
}

/** As far back as a node keeps what a container printed. */
const KEPT_MS = 3_600_000
/** A tail is looked for in steps of this length, the newest first. */
const STEP_MS = 300_000

/** Answers `GET …/pods/NAME/log`. What is wrong with the request is thrown; the lines come later. @throws ApiFailure */
export function sendPodLog(server: Server, logs: LogSource, request: ApiRequest): void {
  const { store, clock } = server
  const pod = store.get('pods', request.namespace, request.name)
  if (pod === undefined) throw notFound(request.type, request.name)
  const options = readOptions(pod, request.query, clock.now())
  const { response } = request.exchange
  const previous = options.previous ? logs.previous(pod, options.container) : undefined
  if (options.previous && previous === undefined) {
    const { container } = options
    throw badRequest(`previous terminated container "${container}" in pod "${pod.metadata.name}" not found`)
  }
  response.writeHead(200, { 'content-type': 'text/plain' })
  const writer = new LogWriter(response, options)
  if (previous !== undefined) {
    writer.write(options.tailLines === undefined ? previous : previous.slice(-options.tailLines))
    response.end()
    return
  }
  stream(server, { logs, pod, options, writer, response }).catch(() => response.destroy())
}

interface Streaming {
  readonly logs: LogSource
  readonly pod: KubeObject
  readonly options: LogOptions
  readonly writer: LogWriter
  readonly response: ServerResponse
}

async function stream({ clock, store }: Server, { logs, pod, options, writer, response }: Streaming): Promise<void> {
  const { container, tailLines, sinceMs, follow } = options
  let untilMs = clock.now()
  writer.write(await tail({ logs, pod, container, tailLines, sinceMs }, untilMs))
  if (!follow || response.destroyed) {
    response.end()
    return
  }
  response.flushHeaders()
  let telling = Promise.resolve()
  const stop = clock.onTick((nowMs) => {
    telling = telling.then(async () => {
      const fromMs = untilMs
      untilMs = nowMs
      writer.write(await logs.lines(pod, container, fromMs, nowMs))
      const { namespace = '', name } = pod.metadata
      if (store.get('pods', namespace, name) === undefined) response.end()
    })
    telling.catch(() => response.destroy())
  })
  response.on('close', stop)
}

interface TailRequest {
  readonly logs: LogSource
  readonly pod: KubeObject
  readonly container: string
  readonly tailLines: number | undefined
  readonly sinceMs: number | undefined
}

async function tail(request: TailRequest, nowMs: number): Promise<readonly LogLine[]> {
  const { logs, pod, container, tailLines = Infinity } = request
  const beginMs = Math.max(request.sinceMs ?? 0, nowMs - KEPT_MS)
  const parts: (readonly LogLine[])[] = []
  let found = 0
  for (let toMs = nowMs; toMs > beginMs && found < tailLines; toMs -= STEP_MS) {
    const part = await logs.lines(pod, container, Math.max(beginMs, toMs - STEP_MS), toMs)
    parts.unshift(part)
    found += part.length
  }
  const lines = parts.flat()
  return tailLines === Infinity ? lines : lines.slice(Math.max(0, lines.length - tailLines))
}

/** Writes lines as the API does, and nothing after `limitBytes`. */
class LogWriter {
  readonly #response: ServerResponse
  readonly #timestamps: boolean
  #left: number

  constructor(response: ServerResponse, { timestamps, limitBytes }: LogOptions) {
    this.#response = response
    this.#timestamps = timestamps
    this.#left = limitBytes
  }

  write(lines: readonly LogLine[]): void {
    if (this.#response.destroyed || this.#response.writableEnded) return
    const parts = lines.flatMap(({ atUs, bytes }) => [
      Buffer.from(this.#timestamps ? `${rfc3339(atUs)} ` : ''),
      bytes,
      Buffer.from('\n'),
    ])
    const all = Buffer.concat(parts)
    if (all.length > 0) this.#response.write(all.subarray(0, this.#left))
    this.#left -= all.length
    if (this.#left <= 0) this.#response.end()
  }
}

function rfc3339(atUs: number): string {
  const fraction = String(atUs % 1e6).padStart(6, '0')
  return `${new Date(atUs / 1000).toISOString().slice(0, 19)}.${fraction}000Z`
}

function readOptions(pod: KubeObject, query: URLSearchParams, nowMs: number): LogOptions {
  const sinceSeconds = positive(query, 'sinceSeconds')
  const sinceTime = query.get('sinceTime')
  if (sinceSeconds !== undefined && sinceTime !== null) {
    const message = 'Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified'
    throw invalid('PodLogOptions', '', [{ reason: 'FieldValueForbidden', message, field: '' }])
  }
  const since = sinceTime === null ? undefined : Date.parse(sinceTime)
  if (Number.isNaN(since)) throw badRequest(`parsing time ${JSON.stringify(sinceTime)} as "2006-01-02T15:04:05Z07:00"`)
  return {
    container: chooseContainer(pod, query.get('container') ?? ''),
    previous: flag(query, 'previous'),
    follow: flag(query, 'follow'),
    timestamps: flag(query, 'timestamps'),
    tailLines: wholeNumber(query, 'tailLines'),
    // A real node compares whole seconds.
    sinceMs: since === undefined ? sinceSeconds && nowMs - sinceSeconds * 1000 : Math.floor(since / 1000) * 1000,
    limitBytes: positive(query, 'limitBytes') ?? Infinity,
  }
}

function positive(query: URLSearchParams, name: string): number | undefined {
  const value = wholeNumber(query, name)
  if (value === undefined || value > 0) return value
  const message = `Invalid value: ${value}: must be greater than 0`
  throw invalid('PodLogOptions', '', [{ reason: 'FieldValueInvalid', message, field: name }])
}

/** The named one, else the default one, else the only one. @throws ApiFailure */
function chooseContainer(pod: KubeObject, named: string): string {
  const { name: podName, annotations = {} } = pod.metadata
  const nameOf = (one: unknown): string => textAt(one, 'name')
  const main = itemsAt(pod, 'spec', 'containers').map(nameOf)
  const init = itemsAt(pod, 'spec', 'initContainers').map(nameOf)
  const [only] = main
  const preset = annotations['kubectl.kubernetes.io/default-container'] ?? (main.length === 1 ? only : '')
  const chosen = named === '' ? preset : named
  if (chosen === undefined || chosen === '') {
    const initWords = init.length === 0 ? '' : ` or one of the init containers: [${init.join(' ')}]`
    throw badRequest(`a container name must be specified for pod ${podName}, choose one of: [${main.join(' ')}]${initWords}`) // prettier-ignore
  }
  if (![...main, ...init].includes(chosen)) throw badRequest(`container ${chosen} is not valid for pod ${podName}`)
  const statuses = [...itemsAt(pod, 'status', 'containerStatuses'), ...itemsAt(pod, 'status', 'initContainerStatuses')]
  const waiting = valueAt(statuses.find((one) => nameOf(one) === chosen), 'state', 'waiting') // prettier-ignore
  if (waiting === undefined) return chosen
  const why = 'trying and failing to pull image'
  throw new ApiFailure(400, 'BadRequest', `container "${chosen}" in pod "${podName}" is waiting to start: ${why}`)
}
