import { badRequest } from './api-failure'
import { type ResourceType, RESOURCE_TYPES } from './resource-types'

export interface ResourcePath {
  readonly type: ResourceType
  readonly version: string
  /** Empty for all namespaces and for cluster-scoped kinds. A namespace itself stands in its own. */
  readonly namespace: string
  /** Empty for the collection. */
  readonly name: string
  readonly subresource: string
}

const BY_PLACE = new Map(
  RESOURCE_TYPES.flatMap((type) => type.versions.map((version) => [`${type.group}/${version}/${type.plural}`, type])),
)

/** Undefined for a path that is no resource of ours. @throws 400 when a segment cannot be a name. */
export function parseResourcePath(pathname: string): ResourcePath | undefined {
  const [root, ...rest] = pathname.slice(1).split('/').map(decodeSegment)
  if (root !== 'api' && root !== 'apis') return undefined
  const group = root === 'api' ? '' : rest.shift()
  const version = rest.shift()
  if (group === undefined || version === undefined || (root === 'apis' && group === '')) return undefined
  if (rest.some((segment) => segment === '')) return undefined

  const type = (plural = '') => BY_PLACE.get(`${group}/${version}/${plural}`)
  const [first, namespace = '', plural, name = '', subresource = '', ...more] = rest
  const inner = type(plural)
  if (first === 'namespaces' && inner?.namespaced === true) {
    return more.length > 0 ? undefined : { type: inner, version, namespace, name, subresource }
  }
  const outer = type(first)
  if (outer === undefined || rest.length > 3 || (outer.namespaced && rest.length > 1)) return undefined
  const [, own = '', part = ''] = rest
  return { type: outer, version, namespace: outer.id === 'namespaces' ? own : '', name: own, subresource: part }
}

function decodeSegment(segment: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(segment)
  } catch {
    throw badRequest(`invalid path segment ${JSON.stringify(segment)}`)
  }
  if (/[/%]/.test(decoded)) throw badRequest(`invalid name ${JSON.stringify(decoded)}: may not contain '/' or '%'`)
  return decoded
}
