import type { DoctorAnswer, DoctorCheck, SourceReport } from '../model'
import { source as usual } from './source'

/** A cause that was found, unless said otherwise. */
export function checkOf(cause: DoctorCheck['cause'], part: Partial<DoctorCheck> = {}): DoctorCheck {
  return {
    cause,
    source: 'prometheus',
    result: 'found',
    severity: 'error',
    found: `${cause} is what is wrong.`,
    evidence: [],
    fix: null,
    ...part,
  }
}

/** A metric store that does well, with nothing looked for. */
export function reportOf(
  source: Partial<SourceReport['source']> = {},
  part: Partial<Omit<SourceReport, 'source'>> = {},
): SourceReport {
  return {
    source: usual('prometheus', {
      name: 'default',
      since: '2023-11-14T22:00:00.000Z',
      asOf: '2023-11-14T22:13:20.000Z',
      version: '3.4.0',
      retentionSeconds: 86_400,
      ...source,
    }),
    address: 'http://prometheus.istio-system:9090',
    latencyMs: 12,
    tenant: null,
    clockOffsetSeconds: 0,
    newestSampleAgeSeconds: 4,
    origin: 'configured',
    pin: null,
    checks: [],
    ...part,
  }
}

export function answerOf(...sources: readonly SourceReport[]): DoctorAnswer {
  return { now: '2023-11-14T22:13:20.000Z', checkedAt: '2023-11-14T22:13:10.000Z', sources }
}
