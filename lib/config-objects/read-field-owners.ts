import { JsonPlace } from '@/lib/istio/json-place'
import { isRecord } from '@/lib/std/is-record'

/** Who set which fields of an object, as `managedFields` tell. */
export interface FieldOwner {
  readonly manager: string
  /** `Apply` keeps its fields by server-side apply, `Update` is any other write. */
  readonly operation: string
  /** `status` and the like; empty: the object itself. */
  readonly subresource: string
  /** RFC 3339. */
  readonly at: string | null
  /** The fields, the outer ones for lists; at most 100. */
  readonly paths: readonly string[]
  readonly pathCount: number
}

const MOST = 100
const DEEPEST = 30

/** Newest first; entries that tell no manager are left out. */
export function readFieldOwners(managedFields: unknown): readonly FieldOwner[] {
  return JsonPlace.root(managedFields, 'managedFields')
    .items()
    .flatMap((entry): readonly FieldOwner[] => {
      const text = (name: string) => entry.field(name).text()
      const manager = text('manager')
      if (manager === undefined) return []
      const paths = pathsOf(entry.field('fieldsV1').record(), '', DEEPEST)
      return [
        {
          manager,
          operation: text('operation') ?? '',
          subresource: text('subresource') ?? '',
          at: text('time') ?? null,
          paths: paths.slice(0, MOST),
          pathCount: paths.length,
        },
      ]
    })
    .toSorted((a, b) => (a.at === b.at ? 0 : (a.at ?? '') < (b.at ?? '') ? 1 : -1))
}

/** FieldsV1 is a tree: `f:NAME` a field, `k:{…}` and `v:…` items of a list, `.` the place itself. */
function pathsOf(fields: Readonly<Record<string, unknown>>, before: string, depth: number): readonly string[] {
  if (depth === 0) return [before]
  return Object.entries(fields).flatMap(([key, inner]): readonly string[] => {
    if (key === '.') return []
    const path = before + stepOf(key, before === '')
    const below = isRecord(inner) ? pathsOf(inner, path, depth - 1) : []
    return below.length === 0 ? [path] : below
  })
}

function stepOf(key: string, first: boolean): string {
  const name = key.slice(2)
  if (!key.startsWith('f:')) return `[${name}]`
  const plain = /^[A-Za-z0-9_-]+$/.test(name)
  return plain ? `${first ? '' : '.'}${name}` : `['${name}']`
}
