import { textKey } from '@/lib/std/text-key'
import type { Finding } from '../finding'

export interface FindingChange {
  readonly change: 'added' | 'removed'
  readonly finding: Finding
}

/** What appeared and what vanished between two runs; the same check at the same place with another message did both only when its severity changed. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): readonly FindingChange[] {
  const old = new Set(before.map(keyOf))
  const now = new Set(after.map(keyOf))
  const added = after.filter((finding) => !old.has(keyOf(finding)))
  const removed = before.filter((finding) => !now.has(keyOf(finding)))
  return [
    ...added.map((finding) => ({ change: 'added', finding }) as const),
    ...removed.map((finding) => ({ change: 'removed', finding }) as const),
  ]
}

function keyOf({ check, object, path, severity }: Finding): string {
  return textKey(check, object.cluster, object.kindId, object.namespace, object.name, path, severity)
}
