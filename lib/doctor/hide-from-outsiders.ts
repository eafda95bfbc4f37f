import type { SourceReport } from './model'

/** Everybody learns how sources do and why; where they are, as whom they are asked and what proves it, only who may see the mesh itself. */
export function hideFromOutsiders(report: SourceReport): SourceReport {
  return {
    ...report,
    address: null,
    tenant: null,
    pin: null,
    checks: report.checks.map((check) => ({ ...check, evidence: [] })),
  }
}
