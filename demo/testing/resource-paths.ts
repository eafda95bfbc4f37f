import { apiVersionOf, resourceType, type ResourceType } from '../kubernetes/resource-types'

/** Of the demo's table. @throws for a kind that is not in it */
export function knownType(kind: string): ResourceType {
  const type = resourceType(kind)
  if (type === undefined) throw new Error(`${kind} is not in the table of kinds.`)
  return type
}

/** Where the kind's group and version are described. */
export function groupPath(kind: string): string {
  const type = knownType(kind)
  return `${type.group === '' ? '/api' : '/apis'}/${apiVersionOf(type)}`
}

/** The list of a kind, of one namespace or of all. */
export function listPath(kind: string, namespace?: string): string {
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`
  return `${groupPath(kind)}${place}/${knownType(kind).plural}`
}
