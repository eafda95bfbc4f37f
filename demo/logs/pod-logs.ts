import type { KubeObject, ObjectSource } from '../kube-object'
import type { ModelTraces } from '../traces/model-traces'
import { hostileLines } from './hostile-lines'
import type { LogLine, LogSource } from './log-line'
import { firstLines, lastLines, signsOfLife } from './own-lines'
import { APP, lineKey, type LinesByContainer, traceLines } from './trace-lines'
import { itemsAt, textAt, valueAt } from '../kubernetes/json'
import { setImmediate as nextTurn } from 'node:timers/promises'

export interface PodLogsOptions {
  readonly traces: Pick<ModelTraces, 'sampledBetween'>
  readonly objects: ObjectSource
}

const MINUTE_MS = 60_000
/** Minutes that are remembered: computing one takes some 70 ms. */
const REMEMBERED = 60
/** An edit may still change what is newer than the last scrape. */
const SETTLED_MS = 15_000
/** Here the applications print what no reader expects. */
const HOSTILE_NAMESPACE = 'constructor'
const PROXY = 'istio-proxy'

/** Lines that agree with the traces: each sampled request is one access line at every proxy on its way. */
export class PodLogs implements LogSource {
  readonly #options: PodLogsOptions
  readonly #minutes = new Map<number, LinesByContainer>()

  constructor(options: PodLogsOptions) {
    this.#options = options
  }

  async lines(pod: KubeObject, container: string, fromMs: number, toMs: number): Promise<readonly LogLine[]> {
    const { name, namespace = '' } = pod.metadata
    const startedMs = startOf(pod)
    const beginMs = Math.max(fromMs, startedMs)
    const lines: LogLine[] = startedMs >= fromMs ? [...firstLines(container, startedMs)] : []
    if (namespace === HOSTILE_NAMESPACE && container !== PROXY) lines.push(...hostileLines(beginMs, toMs))
    else {
      lines.push(...signsOfLife(container, beginMs, toMs))
      const key = lineKey(`${name}.${namespace}`, container === PROXY ? PROXY : APP)
      lines.push(...(await this.#requests(key, beginMs, toMs)))
    }
    return lines.filter(({ atUs }) => atUs >= fromMs * 1000 && atUs < toMs * 1000).sort((a, b) => a.atUs - b.atUs)
  }

  previous(pod: KubeObject, container: string): readonly LogLine[] | undefined {
    const status = [...itemsAt(pod, 'status', 'containerStatuses'), ...itemsAt(pod, 'status', 'initContainerStatuses')]
    const restarts = status.find((one) => textAt(one, 'name') === container)
    return Number(valueAt(restarts, 'restartCount') ?? 0) > 0 ? lastLines(container, startOf(pod) - 5_000) : undefined
  }

  /** A request begun in the minute before may end in this one. */
  async #requests(key: string, fromMs: number, toMs: number): Promise<readonly LogLine[]> {
    const lines: LogLine[] = []
    for (let minute = Math.floor(fromMs / MINUTE_MS) - 1; minute * MINUTE_MS < toMs; minute += 1) {
      if (!this.#minutes.has(minute)) await nextTurn()
      lines.push(...(this.#minute(minute, toMs).get(key) ?? []))
    }
    return lines
  }

  #minute(minute: number, nowMs: number): LinesByContainer {
    const known = this.#minutes.get(minute)
    if (known !== undefined) return known
    const { traces, objects } = this.#options
    const endMs = (minute + 1) * MINUTE_MS
    const services = new Map(
      objects.list('services').map((service) => {
        const { name, namespace } = service.metadata
        return [`${name}.${namespace ?? ''}.svc.cluster.local`, textAt(service, 'spec', 'clusterIP')]
      }),
    )
    const until = Math.min(endMs, nowMs)
    const lines = traceLines(traces.sampledBetween(minute * MINUTE_MS, until), (host) => services.get(host))
    if (endMs + SETTLED_MS < nowMs) {
      this.#minutes.set(minute, lines)
      const oldest = this.#minutes.keys().next().value
      if (this.#minutes.size > REMEMBERED && oldest !== undefined) this.#minutes.delete(oldest)
    }
    return lines
  }
}

function startOf(pod: KubeObject): number {
  const started = Date.parse(textAt(pod, 'status', 'startTime') || (pod.metadata.creationTimestamp ?? ''))
  return Number.isNaN(started) ? 0 : started
}
