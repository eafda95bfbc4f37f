import type { Sampled } from '../traces/model-traces'
import type { Span } from '../traces/span'
import { type AccessFields, accessLineJson, accessLineText } from './access-fields'
import { closedFields } from './closed-fields'
import { type LogLine, logLine } from './log-line'
import { requestFields } from './request-fields'

export type LinesByContainer = ReadonlyMap<string, readonly LogLine[]>

/** Stands for the container of a pod that is not the proxy. */
export const APP = 'app'
/** Proxies and applications of this namespace write JSON. */
const JSON_NAMESPACE = 'travel'

/** What requests made the proxies and applications on their way print, by `lineKey`; each line at the end of its part. */
export function traceLines(
  sampled: readonly Sampled[],
  serviceAddress: (host: string) => string | undefined,
): LinesByContainer {
  const lines = new Map<string, LogLine[]>()
  const add = (key: string, line: LogLine): void => {
    const known = lines.get(key)
    if (known === undefined) lines.set(key, [line])
    else known.push(line)
  }
  const addAccess = (pod: string, endUs: number, fields: AccessFields): void => {
    add(lineKey(pod, 'istio-proxy'), logLine(endUs, writesJson(pod) ? accessLineJson(fields) : accessLineText(fields)))
  }
  for (const connection of sampled.flatMap(({ closed }) => closed)) {
    const { name, namespace } = connection.pod
    addAccess(`${name}.${namespace}`, connection.atUs, closedFields(connection))
  }
  for (const trace of sampled.flatMap(({ traces }) => traces)) {
    const childOf = new Map(trace.map((span) => [span.parentId ?? '', span]))
    for (const span of trace) {
      const [, own = '', pod = ''] = String(span.tags.node_id).split('~')
      const child = span.kind === 'client' ? childOf.get(span.spanId) : undefined
      const host = String(span.tags.upstream_cluster ?? '').split('|')[3] ?? ''
      const served = { server: child && addressOf(child), servedUs: child?.durationUs }
      const place = { own, ...served, service: serviceAddress(host) }
      const endUs = span.startUs + span.durationUs
      addAccess(pod, endUs, requestFields(span, place))
      if (span.kind === 'server' && span.details === undefined)
        add(lineKey(pod, APP), logLine(endUs - 1, appLine(span, writesJson(pod))))
    }
  }
  for (const of of lines.values()) of.sort((a, b) => a.atUs - b.atUs)
  return lines
}

function writesJson(pod: string): boolean {
  return pod.endsWith(`.${JSON_NAMESPACE}`)
}

/** @param pod `NAME.NAMESPACE` */
export function lineKey(pod: string, container: string): string {
  return `${pod}/${container}`
}

function addressOf({ tags }: Span): string | undefined {
  return String(tags.node_id).split('~')[1]
}

function appLine({ tags, traceId, spanId, durationUs, startUs, service }: Span, asJson: boolean): string {
  const url = URL.parse(String(tags['http.url']))
  const [method, code] = [String(tags['http.method']), Number(tags['http.status_code'])]
  const path = url?.pathname ?? '/'
  const ms = Math.round(durationUs / 1000)
  const failed = code >= 500 || tags.error === true
  if (asJson) {
    const http = { method, path, status: code, duration_ms: ms }
    const msg = failed ? 'request failed' : 'request served'
    return JSON.stringify({ level: failed ? 'error' : 'info', msg, http, trace_id: traceId, span_id: spanId, service })
  }
  if (service.startsWith('productpage.')) {
    const at = new Date(startUs / 1000).toISOString().slice(0, 19).replace('T', ' ')
    return `INFO:werkzeug:::ffff:127.0.0.6 - - [${at}] "${method} ${path} ${String(tags['http.protocol'])}" ${code} -`
  }
  return `${failed ? 'ERROR' : 'INFO'} ${method} ${path} ${code} in ${ms} ms`
}
