import { isRecord } from '@/lib/std/is-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import { printYaml } from './print-yaml'

/** An object as people edit it. */
export interface EditableText {
  readonly text: string
  /** What is not in the text, since only the cluster writes it; shown on demand. */
  readonly hidden: { readonly managedFields?: Json; readonly status?: Json }
}

/** The text of an object without `status` and `metadata.managedFields`, keys in their stored order. */
export function toEditableText(object: JsonRecord): EditableText {
  const { status, ...rest } = object
  const metadata = rest.metadata
  const { managedFields, ...kept }: JsonRecord = isRecord(metadata) ? metadata : {}
  const shown = isRecord(metadata) ? { ...rest, metadata: kept } : rest
  const hidden = {
    ...(managedFields === undefined ? {} : { managedFields }),
    ...(status === undefined ? {} : { status }),
  }
  return { text: printYaml(shown), hidden }
}
