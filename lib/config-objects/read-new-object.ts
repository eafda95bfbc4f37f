import { isRecord } from '@/lib/std/is-record'
import { readYaml } from '@/lib/yaml/read-yaml'

export interface NewObject {
  readonly namespace: string
  readonly name: string
}

/** The place that a text gives to its object; undefined where it cannot be read or names none. */
export function readNewObject(text: string): NewObject | undefined {
  const reading = readYaml(text)
  const value: unknown = reading.ok ? reading.value.value : undefined
  const metadata: unknown = isRecord(value) ? value.metadata : undefined
  if (!isRecord(metadata) || typeof metadata.name !== 'string' || metadata.name === '') return undefined
  return { name: metadata.name, namespace: typeof metadata.namespace === 'string' ? metadata.namespace : '' }
}
