import { textKey } from '@/lib/std/text-key'
import { type Finding, type ObjectRef, SEVERITIES } from '../finding'

const MAX_REFERENCES = 20

/** One finding per object, check and path: of several, the highest severity and everything that they name (config-checks.md 5.1). */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings
  const merged = new Map<string, Finding>()
  for (const finding of findings) {
    const { cluster, kindId, namespace, name } = finding.object
    const key = textKey(cluster, kindId, namespace, name, finding.check, finding.path)
    const first = merged.get(key)
    merged.set(key, first === undefined ? finding : merge(first, finding))
  }
  return [...merged.values()]
}

function merge(a: Finding, b: Finding): Finding {
  const references = new Map([...a.references, ...b.references].map((ref) => [refKey(ref), ref]))
  const severity = SEVERITIES.find((one) => one === a.severity || one === b.severity) ?? a.severity
  const shown = [...references.values()].slice(0, MAX_REFERENCES)
  const repeated = a.references.length + b.references.length - references.size
  return {
    ...a,
    severity,
    // The worse one's sentence: it is what the severity is about.
    message: severity === a.severity ? a.message : b.message,
    aliases: [...new Set([...a.aliases, ...b.aliases])].sort(),
    aliasSeverity: { ...b.aliasSeverity, ...a.aliasSeverity },
    vars: mergeVars(a.vars, b.vars),
    references: shown,
    referenceCount: a.referenceCount + b.referenceCount - repeated,
    fixes: [...a.fixes, ...b.fixes.filter((fix) => !a.fixes.some(({ title }) => title === fix.title))],
  }
}

function mergeVars(a: Finding['vars'], b: Finding['vars']): Finding['vars'] {
  const vars: Record<string, string | number | readonly string[]> = { ...b, ...a }
  for (const [name, value] of Object.entries(b)) {
    const own = a[name]
    if (isWords(own) && isWords(value)) vars[name] = [...new Set([...own, ...value])]
  }
  return vars
}

function isWords(value: string | number | readonly string[] | undefined): value is readonly string[] {
  return Array.isArray(value)
}

function refKey({ cluster, kindId, namespace, name }: ObjectRef): string {
  return textKey(cluster, kindId, namespace, name)
}
