import { isJsonObject, itemsAt, type JsonObject, textAt, valueAt, without, withValue } from '@/demo/kubernetes/json'
import { parseAllDocuments } from 'yaml'

/** What each server chooses by itself, in every object. That it is there is compared, what it is, is not. */
const CHOSEN = [
  ['metadata', 'uid'],
  ['metadata', 'resourceVersion'],
  ['metadata', 'creationTimestamp'],
  ['metadata', 'deletionTimestamp'],
  ['spec', 'clusterIP'],
  ['spec', 'clusterIPs'],
]

/** Kinds whose status istiod writes some time after the object, where there is one. */
const JUDGED_LATER = /^gateway\.networking\.k8s\.io\/|^networking\.istio\.io\/\w+ ServiceEntry$/

/** One line for each leaf of the objects in YAML or JSON, sorted: `Service web: spec.ports[0].port = 80`. */
export function objectLines(text: string): readonly string[] {
  const documents: unknown[] = []
  for (const document of parseAllDocuments(text)) documents.push(document.toJS())
  const objects = documents.flatMap((document) => {
    return valueAt(document, 'items') === undefined ? [document] : itemsAt(document, 'items')
  })
  return objects.flatMap((object) => {
    const who = `${textAt(object, 'kind')} ${textAt(object, 'metadata', 'name')}`
    return leaves(withoutChoices(object), '').map((leaf) => `${who}: ${leaf}`)
  })
}

function withoutChoices(object: unknown): unknown {
  if (!isJsonObject(object)) return object
  const kind = `${textAt(object, 'apiVersion')} ${textAt(object, 'kind')}`
  const own = JUDGED_LATER.test(kind) ? without(object, 'status') : object
  const shown = withValue(own, ['metadata', 'managedFields'], undefined)
  return CHOSEN.reduce((current: JsonObject, path) => {
    if (valueAt(current, ...path) === undefined) return current
    return withValue(current, path, '(set by the server)')
  }, shown)
}

function leaves(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item, index) => leaves(item, `${path}[${index}]`))
  }
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    const keys = Object.keys(value).sort()
    return keys.flatMap((key) => leaves(value[key], path === '' ? key : `${path}.${key}`))
  }
  return [`${path} = ${JSON.stringify(value)}`]
}
