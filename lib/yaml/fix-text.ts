import { applyPatch } from '@/lib/istio/edit/apply-patch'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import { toSteps, valueAtSteps } from '@/lib/istio/edit/to-steps'
import type { Json } from '@/lib/std/json'
import { changeYaml } from './change-yaml'
import { readYaml } from './read-yaml'

/**
 * The text after a fix, its comments kept; undefined where the fix is not for this text: it cannot be read, what the fix tests
 * stands no longer there, or what it adds is there.
 */
export function fixText(text: string, patch: readonly PatchOperation[]): string | undefined {
  const reading = readYaml(text)
  const fixed = reading.ok ? fixValue(reading.value.value, patch) : undefined
  return fixed === undefined ? undefined : changeYaml(text, fixed)
}

/** The same for a value. */
export function fixValue(value: Json, patch: readonly PatchOperation[]): Json | undefined {
  const isThere = (path: string): boolean => valueAtSteps(value, toSteps(path, value)) !== undefined
  if (patch.some(({ op, path }) => op === 'add' && isThere(path))) return undefined
  const fixed = applyPatch(value, patch)
  return fixed.ok ? fixed.value : undefined
}
