import { toPointer } from '@/lib/istio/edit/json-pointer'
import { nearestWord } from '@/lib/std/nearest-word'
import type { Path } from '../check'
import type { Fix } from '../finding'

const MAX_OFFERED = 3

/** Offers to replace a name by the nearest known ones, at two edits at most (config-checks.md 1.5). */
export function nearestFixes(written: string, known: Iterable<string>, path: Path): readonly Fix[] {
  const left = new Set(known)
  left.delete(written)
  const fixes: Fix[] = []
  while (fixes.length < MAX_OFFERED) {
    const name = nearestWord(written, left)
    if (name === undefined) break
    left.delete(name)
    fixes.push({ title: `Write ${name}.`, patch: [{ op: 'replace', path: toPointer(path), value: name }] })
  }
  return fixes
}
