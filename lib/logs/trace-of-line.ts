/** Where the trace of a line is found: by its id, or by the id of the request, which the proxies' spans carry as a tag. */
export type TraceOfLine =
  { readonly by: 'id'; readonly id: string } | { readonly by: 'request'; readonly requestId: string }

const KEYS = ['trace_id', 'traceid', 'trace-id', 'x-b3-traceid', 'dd.trace_id', 'otelTraceID', 'traceID', 'traceId']
const TRACE_ID = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/i
/** `00-TRACE-SPAN-FLAGS` (W3C, trace context). */
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/i
const REQUEST_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * @param values keys and values of a line: the fields of a JSON log, or of an access log.
 * @returns undefined where none names a trace or a request.
 */
export function traceOfLine(values: readonly (readonly [key: string, value: string])[]): TraceOfLine | undefined {
  for (const [key, value] of values) {
    const id = key === 'traceparent' ? TRACEPARENT.exec(value)?.[1] : KEYS.includes(key) ? value : undefined
    if (id !== undefined && TRACE_ID.test(id) && !/^0+$/.test(id)) return { by: 'id', id: id.toLowerCase() }
  }
  const request = values.find(([key, value]) => key === 'request_id' && REQUEST_ID.test(value))
  return request === undefined ? undefined : { by: 'request', requestId: request[1] }
}
