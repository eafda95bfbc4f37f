import type { KubeObject, ResourceId } from '../kube-object'
import { SCHEMA_BASES } from './schema-bases'
import { SCHEMA_EDITS } from './schema-edits'

export interface CorpusCase {
  /** `virtualservices.networking.istio.io spec.hosts=7`: what was changed in the valid object. */
  readonly name: string
  readonly resource: ResourceId
  /** What is sent: perhaps no valid object at all. */
  readonly body: unknown
}

/** Valid objects of every kind, and the same with one thing changed: every field of another type, and what `SCHEMA_EDITS` lists. */
export function schemaCorpus(): readonly CorpusCase[] {
  return [...SCHEMA_BASES].flatMap(([resource, base]) => {
    const edits = [...wrongTypes(base), ...(SCHEMA_EDITS[resource] ?? [])]
    return [
      { name: resource, resource, body: base },
      ...edits.map(([path, value]) => ({
        name: `${resource} ${path}=${(value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 120)}`,
        resource,
        body: changed(base, path.split('.'), value),
      })),
    ]
  })
}

function wrongTypes(base: KubeObject): readonly (readonly [path: string, value: unknown])[] {
  return placesIn(base, '')
    .filter(([path]) => path.startsWith('spec') && !path.includes('\\'))
    .map(([path, value]) => [path, wrong(value)])
}

function placesIn(value: unknown, path: string): (readonly [path: string, value: unknown])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const below = inner
    .filter(([key]) => !key.includes('.'))
    .flatMap(([key, field]: [string, unknown]) => placesIn(field, path === '' ? key : `${path}.${key}`))
  return path === '' ? below : [[path, value], ...below]
}

function wrong(value: unknown): unknown {
  if (typeof value === 'string') return 7
  if (typeof value === 'number') return '7'
  if (typeof value === 'boolean') return 'true'
  return Array.isArray(value) ? { a: 'b' } : ['a']
}

function changed(value: unknown, [key = '', ...rest]: readonly string[], next: unknown): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    return items.map((item, index) =>
      String(index) !== key ? item : rest.length === 0 ? next : changed(item, rest, next),
    )
  }
  const fields = new Map<string, unknown>(Object.entries(value ?? {}))
  const inner = rest.length === 0 ? next : changed(fields.get(key), rest, next)
  if (inner === undefined) fields.delete(key)
  else fields.set(key, inner)
  return Object.fromEntries(fields)
}
