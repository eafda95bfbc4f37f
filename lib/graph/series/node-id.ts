import type { BoxLevel, GroupInfo } from '../model'

interface Place {
  readonly cluster: string
  readonly namespace: string
}

/** What an id of a node, a group or a frame says. */
export type NodeRef =
  | (Place & { readonly kind: 'workload' | 'service' | 'entry'; readonly name: string })
  | (Place & { readonly kind: 'app'; readonly name: string; readonly version: string | null })
  | (Place & {
      readonly kind: 'operation'
      readonly label: string
      readonly value: string
      /** Set where the calls went through an injected service node. */
      readonly service: string | null
    })
  | (Place & { readonly kind: 'unknown' | 'addresses' })
  | GroupRef
  | (Place & { readonly kind: 'box'; readonly level: BoxLevel; readonly name: string | null })

/** `namespace` is null in groups of a cluster, `cluster` too in the group of the rest; only groups of an app have a name. */
export interface GroupRef {
  readonly kind: 'group'
  readonly level: GroupInfo['level']
  readonly cluster: string | null
  readonly namespace: string | null
  readonly name: string | null
}

const ENCODED = /[%/> \p{Cc}]/u
const ENCODED_ALL = /[%/> \p{Cc}]/gu
const NOBODY = '-'

/** Writes the id of a node, group or frame (T1): readable, the same over refreshes and graph types, different for different things. */
export function writeNodeId(ref: NodeRef): string {
  switch (ref.kind) {
    case 'group':
      return writeGroupId(ref)
    case 'box':
      if (ref.level === 'cluster') return join(ref.cluster, null, 'box', 'cluster')
      if (ref.level === 'namespace') return join(ref.cluster, ref.namespace, 'box', 'namespace')
      return join(ref.cluster, ref.namespace, 'box', 'app', ref.name ?? '')
    case 'app':
      return ref.version === null
        ? join(ref.cluster, ref.namespace, 'app', ref.name)
        : join(ref.cluster, ref.namespace, 'app', ref.name, ref.version)
    case 'operation':
      return ref.service === null
        ? join(ref.cluster, ref.namespace, 'operation', ref.label, ref.value)
        : join(ref.cluster, ref.namespace, 'operation', ref.label, ref.value, ref.service)
    case 'unknown':
    case 'addresses':
      return join(ref.cluster, ref.namespace, ref.kind)
    case 'workload':
    case 'service':
    case 'entry':
      return join(ref.cluster, ref.namespace, ref.kind, ref.name)
  }
}

function writeGroupId({ level, cluster, namespace, name }: GroupRef): string {
  const start = [cluster, namespace, 'group', level] as const
  return level === 'app' ? join(...start, name ?? '') : join(...start)
}

function join(...segments: readonly (string | null)[]): string {
  return segments.map((segment) => (segment === null ? NOBODY : encodeSegment(segment))).join('/')
}

function encodeSegment(segment: string): string {
  if (segment === NOBODY) return '%2D'
  return ENCODED.test(segment) ? segment.replace(ENCODED_ALL, encodeURIComponent) : segment
}

/** Reads an id that `writeNodeId` wrote; anything else is undefined. */
export function parseNodeId(id: string): NodeRef | undefined {
  const segments = id.split('/').map(decodeSegment)
  const ref = toRef(segments)
  // Rejects other spellings of the same thing, so that equal things have equal ids.
  return ref !== undefined && writeNodeId(ref) === id ? ref : undefined
}

/** Undefined for the placeholder and for what is not UTF-8. */
function decodeSegment(segment: string): string | undefined {
  if (segment === NOBODY || segment === '') return undefined
  try {
    return segment.replace(/(?:%[0-9A-F]{2})+/g, decodeURIComponent)
  } catch {
    // Percent signs that encode no UTF-8: not one of our ids.
    return undefined
  }
}

function toRef([cluster, namespace, kind, ...rest]: readonly (string | undefined)[]): NodeRef | undefined {
  if (kind === 'group') return toGroupRef(cluster, namespace, rest)
  if (cluster === undefined) return undefined
  if (kind === 'box' && rest[0] === 'cluster') {
    return { kind, level: 'cluster', cluster, namespace: NOBODY, name: null }
  }
  if (namespace === undefined) return undefined
  const place = { cluster, namespace }
  if (kind === 'unknown' || kind === 'addresses') return { kind, ...place }
  if (kind === 'box') {
    return rest[0] === 'app' || rest[0] === 'namespace'
      ? { kind, level: rest[0], ...place, name: rest[1] ?? null }
      : undefined
  }
  const [name, second, third] = rest
  if (name === undefined) return undefined
  if (kind === 'workload' || kind === 'service' || kind === 'entry') return { kind, ...place, name }
  if (kind === 'app') return { kind, ...place, name, version: second ?? null }
  if (kind !== 'operation' || second === undefined) return undefined
  return { kind, ...place, label: name, value: second, service: third ?? null }
}

function toGroupRef(
  cluster: string | undefined,
  namespace: string | undefined,
  [level, name]: readonly (string | undefined)[],
): NodeRef | undefined {
  const whose = { kind: 'group', cluster: cluster ?? null, namespace: namespace ?? null } as const
  const depth = cluster === undefined ? 0 : namespace === undefined ? 1 : 2
  if (level === 'rest' && depth === 0) return { ...whose, level, name: null }
  if (level === 'cluster' && depth === 1) return { ...whose, level, name: null }
  if ((level === 'namespace' || level === 'idle') && depth === 2) return { ...whose, level, name: null }
  return level === 'app' && depth === 2 && name !== undefined ? { ...whose, level, name } : undefined
}
