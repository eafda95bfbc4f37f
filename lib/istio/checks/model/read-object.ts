import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'
import type { CheckedObject, Labels, Owner } from './checked-object'
import { list, text, textEntries, textOr } from './json'
import { findKind } from './kinds'
import { maskSecret } from './mask-secret'
import { isTooLarge } from './size'

export type ReadObject =
  | { readonly object: CheckedObject; readonly malformed?: never; readonly unknown?: never }
  /** It cannot be checked, and why. */
  | { readonly malformed: Malformed; readonly object?: never; readonly unknown?: never }
  /** No check reads its kind. */
  | { readonly unknown: true; readonly object?: never; readonly malformed?: never }

export interface Malformed {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly path: readonly string[]
  readonly problem: string
}

const NOBODY = { group: '', kind: '', namespace: '', name: '', path: [] }

/**
 * Reads one object of the wire; never throws, whatever it is given.
 *
 * @param namespace of objects of namespaced kinds that name none: `default` for files
 */
export function readObject(wire: unknown, cluster: string, namespace = 'default'): ReadObject {
  if (!isRecord(wire)) return { malformed: { ...NOBODY, problem: 'This is no object: a map with apiVersion, kind and metadata is expected.' } } // prettier-ignore
  const apiVersion = text(wire.apiVersion)
  const kind = text(wire.kind)
  const metadata = isRecord(wire.metadata) ? wire.metadata : {}
  const about = { ...NOBODY, kind: kind ?? '', name: textOr(metadata.name), namespace: textOr(metadata.namespace) }
  const malformed = (problem: string, ...path: readonly string[]): ReadObject => ({
    malformed: { ...about, path, problem },
  })
  if (apiVersion === undefined || apiVersion === '') return malformed('apiVersion is missing or no text.', 'apiVersion')
  if (kind === undefined || kind === '') return malformed('kind is missing or no text.', 'kind')
  const slash = apiVersion.lastIndexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  const known = findKind(group, kind)
  if (known === undefined) return { unknown: true }
  const name = text(metadata.name)
  if (name === undefined || name === '') return malformed('metadata.name is missing or no text.', 'metadata', 'name')
  if (isTooLarge(wire)) return malformed('It is nested deeper than 64 levels, or has too many values.')
  const place = known.namespaced ? textOr(metadata.namespace) || namespace : ''
  return {
    object: {
      ref: { cluster, kindId: known.id, kind, group, namespace: place, name },
      kindId: known.id,
      version: apiVersion.slice(slash + 1),
      namespace: place,
      name,
      key: `${place}/${name}`,
      labels: labelsOf(metadata.labels),
      annotations: labelsOf(metadata.annotations),
      createdAt: textOr(metadata.creationTimestamp),
      owners: ownersOf(metadata.ownerReferences),
      root: known.id === 'secrets' ? maskSecret(wire) : wire,
      spec: wire.spec,
      status: wire.status,
    },
  }
}

function labelsOf(value: unknown): Labels {
  return makeBare(Object.fromEntries(textEntries(value)))
}

function ownersOf(value: unknown): readonly Owner[] {
  return list(value).flatMap((owner) => {
    if (!isRecord(owner)) return []
    const { apiVersion, kind, name, controller } = owner
    if (typeof kind !== 'string' || typeof name !== 'string') return []
    return [{ apiVersion: textOr(apiVersion), kind, name, controller: controller === true }]
  })
}
