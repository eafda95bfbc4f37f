import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonRecord } from '@/lib/std/json'
import { readYaml } from './read-yaml'

/** The object that a text holds; undefined where it is no YAML, or of something else. */
export function readYamlRecord(text: string): JsonRecord | undefined {
  const reading = readYaml(text)
  return reading.ok && isJsonRecord(reading.value.value) ? reading.value.value : undefined
}
