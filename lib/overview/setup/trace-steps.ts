import { nameSpans } from '@/lib/doctor/advice/name-spans'
import { NO_TRACED_SERVICE } from '@/lib/doctor/advice/send-traces'
import { WAITS } from '@/lib/doctor/waits'
import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import { findCandidate } from './candidates'
import { done, type SetupStep, undone, waiting } from './checklist'
import { type SetupKnown, worstSource } from './setup-known'

const TRACE_STORES: ReadonlySet<string> = new Set(TRACE_STORE_TYPES)

export function traceStoreStep(known: SetupKnown): SetupStep {
  const id = 'trace-store'
  const source = worstSource(known, ({ type }) => TRACE_STORES.has(type))
  if (source?.state === 'fresh') return done(id, `${source.name} (${source.type}) answers.`)
  if (source?.state === 'starting') return waiting(id, WAITS.first)
  const { services } = known.cluster
  const jaeger = findCandidate(services, 'jaeger', known.controlPlaneNamespaces)
  const tempo = jaeger === undefined ? findCandidate(services, 'tempo', known.controlPlaneNamespaces) : undefined
  const found = jaeger ?? tempo
  const type = tempo === undefined ? 'jaeger' : 'tempo'
  const lines = `tracing:\n  stores:\n    - type: ${type}\n      url: ${found?.url ?? 'http://tracing.istio-system/jaeger'}`
  const advice =
    found === undefined
      ? 'Traces are optional. Name the address of Jaeger or Tempo in the configuration:'
      : `The Service ${found.service} looks like one. Name it in the configuration:`
  const what =
    source === undefined || source.state === 'off' ? 'No trace store is asked.' : `${source.name} does not answer.`
  return undone(id, 'attention', [`${what} ${source?.message ?? ''}`.trim(), advice, lines])
}

export function traceNamesStep({ traces, limited }: SetupKnown): SetupStep {
  const id = 'trace-names'
  if (traces === null) return waiting(id, WAITS.traces)
  const { names, matched, template } = traces
  if (names === 0) return undone(id, 'attention', NO_TRACED_SERVICE)
  if (matched === 0) return undone(id, 'attention', nameSpans({ template, limited }))
  return done(
    id,
    limited
      ? `${matched} services of the trace store are of visible namespaces.`
      : `${matched} of ${names} services of the trace store are known in the mesh.`,
  )
}
