import { fromPointer, toPointer } from '@/lib/istio/edit/json-pointer'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import { valueAtSteps } from '@/lib/istio/edit/to-steps'
import type { Json } from '@/lib/std/json'
import type { Path } from '../check'
import { findPlace } from '../engine/find-place'
import type { Fix } from '../finding'

/**
 * The fix with its fields named as the object names them, and a test of each value before it is replaced or removed. What cannot be
 * done to the object has no patch: its sentence stays.
 */
export function guardFix(root: unknown, { title, patch }: Fix): Fix {
  if (patch === undefined) return { title }
  const guarded: PatchOperation[] = []
  for (const operation of patch) {
    const wanted = stepsOf(operation.path)
    const steps = findPlace(root, wanted)
    if (operation.op === 'add') {
      if (steps.length < wanted.length - 1) return { title }
      const path = toPointer([...steps.slice(0, wanted.length - 1), ...wanted.slice(-1)])
      guarded.push({ ...operation, path })
      continue
    }
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- objects come from JSON or YAML, so whatever stands in them is JSON
    const value = steps.length < wanted.length ? undefined : valueAtSteps(root as Json, steps)
    if (value === undefined) return { title }
    const path = toPointer(steps)
    guarded.push({ op: 'test', path, value }, { ...operation, path })
  }
  return { title, patch: guarded }
}

function stepsOf(pointer: string): Path {
  return (fromPointer(pointer) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
