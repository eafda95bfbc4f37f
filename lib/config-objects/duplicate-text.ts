import { editablePart } from '@/lib/istio/edit/editable-part'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { Json, JsonRecord } from '@/lib/std/json'
import { printYaml } from '@/lib/yaml/print-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/**
 * The text of a new object like another one: without what the server sets, without owners and what kubectl remembers of the old one, and
 * without a name, which is the one thing that must differ.
 *
 * @returns undefined where the text is not YAML of one object.
 */
export function duplicateText(text: string): string | undefined {
  const object = readYamlRecord(text)
  if (object === undefined) return undefined
  const { apiVersion = '', kind = '', metadata, ...rest } = editablePart(object)
  const { namespace, labels, annotations }: JsonRecord = isJsonRecord(metadata) ? metadata : {}
  const kept = isJsonRecord(annotations) ? without(annotations, LAST_APPLIED) : {}
  return printYaml({
    apiVersion,
    kind,
    metadata: {
      name: '',
      ...(namespace === undefined ? {} : { namespace }),
      ...(labels === undefined ? {} : { labels }),
      ...(Object.keys(kept).length === 0 ? {} : { annotations: kept }),
    },
    ...rest,
  })
}

function without(record: JsonRecord, key: string): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
}
