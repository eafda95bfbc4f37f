import type { CheckedObject } from '../model/checked-object'
import { at, field, list, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

/**
 * Patches that come behind one of a filter of the same name that is for some versions of the proxy only: by EnvoyFilter the
 * indexes of its patches. They apply oldest EnvoyFilter first.
 */
export const patchesBehindVersioned = derived((mesh): ReadonlyMap<CheckedObject, ReadonlySet<number>> => {
  const versioned = new Set<string>()
  return new Map(
    listed(mesh, 'envoyfilters.networking.istio.io').map((object) => [object, readPatches(object, versioned)]),
  )
})

/** @param versioned the names so far; those of this filter are added */
function readPatches({ spec }: CheckedObject, versioned: Set<string>): ReadonlySet<number> {
  const behind = new Set<number>()
  for (const [i, item] of list(field(spec, 'configPatches')).entries()) {
    if (field(item, 'patch') === undefined) break
    const name = filterName(item)
    if (versioned.has(name)) behind.add(i)
    if (textOr(at(item, 'match', 'proxy', 'proxyVersion')) !== '') versioned.add(name)
  }
  return behind
}

/** Empty for a patch that names none. */
export function filterName(item: unknown): string {
  const value = at(item, 'patch', 'value')
  const own = textOr(field(value, 'name'))
  if (own !== '' || value === undefined) return own
  return textOr(at(item, 'match', 'listener', 'filterChain', 'filter', 'name'))
}
