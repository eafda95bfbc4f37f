import { formatDuration } from '@/lib/time/duration'
import { nameSpans } from './advice/name-spans'
import { NO_TRACED_SERVICE, sendTraces } from './advice/send-traces'
import type { TraceEvidence } from './evidence'
import { clear, found, rows, type Rule, unknown } from './judgement'
import { WAITS } from './waits'

/** S23: services of spans are called otherwise. */
const names: Rule<TraceEvidence> = {
  cause: 'S23',
  severity: 'warning',
  judge({ names: told, template }, { limited }) {
    if (told === null) return unknown(WAITS.traces)
    if (told.all === 0) return unknown('Looked for as soon as the trace store knows a service.')
    if (told.known > 0) return clear('Services of the trace store are known in the mesh.')
    return found(
      nameSpans({ template, limited: false }),
      rows({ 'Looked for as': template, 'Called, for example': limited ? null : told.example }),
    )
  },
}

/** S24: the store has nothing of this window. */
const spans: Rule<TraceEvidence> = {
  cause: 'S24',
  severity: 'warning',
  after: ['S23'],
  afterAny: ['S27', 'S26'],
  judge({ names: told, traces }, { windowSeconds }) {
    if (told === null) return unknown(WAITS.traces)
    if (told.all === 0) return found(NO_TRACED_SERVICE)
    if (traces === null) return unknown('The trace store was not asked for traces of this window.')
    if (traces > 0) return clear('It has traces of this window.')
    return found(sendTraces(`The trace store has no trace of the last ${formatDuration(windowSeconds)}.`))
  },
}

export const TRACE_RULES: readonly Rule<TraceEvidence>[] = [names, spans]
