import { sameJson } from '@/lib/std/json'
import { parseDocument } from 'yaml'
import { readYaml } from './read-yaml'

/**
 * Lays a text out anew as `printYaml` does, comments and quotes kept.
 *
 * @returns undefined where the text cannot be read, or would mean something else afterwards
 */
export function formatYaml(text: string): string | undefined {
  const before = readYaml(text)
  if (!before.ok) return undefined
  const document = parseDocument(text, { version: '1.2', schema: 'core', intAsBigInt: true, uniqueKeys: false })
  const formatted = document.toString({ indentSeq: false, lineWidth: 0, flowCollectionPadding: false })
  const after = readYaml(formatted)
  return after.ok && sameJson(before.value.value, after.value.value) ? formatted : undefined
}
