import { compareText } from '@/lib/std/compare-text'
import { type Finding, SEVERITIES } from '../finding'

/** By cluster, severity, namespace, kind, name, path (indexes as numbers), check (config-checks.md 5.1). */
export function orderFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      compareText(a.object.cluster, b.object.cluster) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compareText(a.object.namespace, b.object.namespace) ||
      compareText(a.object.kind, b.object.kind) ||
      compareText(a.object.name, b.object.name) ||
      compareText(a.object.kindId, b.object.kindId) ||
      compareSteps(a.steps, b.steps) ||
      compareText(a.check, b.check),
  )
}

function compareSteps(a: Finding['steps'], b: Finding['steps']): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i], b[i]]
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareText(String(x), String(y))
    if (order !== 0) return order
  }
  return a.length - b.length
}
