import { nameSpans } from '@/lib/doctor/advice/name-spans'
import { NO_TRACED_SERVICE } from '@/lib/doctor/advice/send-traces'
import { WAITS } from '@/lib/doctor/waits'
import { findCandidate } from './candidates'
import { done, type SetupStep, undone, waiting } from './checklist'
import { missingStore } from './missing-store'
import { type SetupKnown, worstSource } from './setup-known'

export function traceStoreStep(known: SetupKnown): SetupStep {
  const id = 'trace-store'
  const source = worstSource(known, 'traces')
  if (source?.state === 'fresh') return done(id, `${source.name} (${source.type}) answers.`)
  if (source?.state === 'starting') return waiting(id, WAITS.first)
  const { services } = known.cluster
  const jaeger = findCandidate(services, 'jaeger', known.controlPlaneNamespaces)
  const tempo = jaeger === undefined ? findCandidate(services, 'tempo', known.controlPlaneNamespaces) : undefined
  const missing = missingStore({
    source,
    candidate: jaeger ?? tempo,
    type: tempo === undefined ? 'jaeger' : 'tempo',
    notAsked: 'No trace store is asked.',
    otherwise: 'Traces are optional. Name the address of Jaeger or Tempo in the configuration:',
  })
  return undone(id, 'attention', missing)
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
