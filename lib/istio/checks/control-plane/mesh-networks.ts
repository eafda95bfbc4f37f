import { isRecord } from '@/lib/std/is-record'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, textOr } from '../model/json'
import { readYaml } from '../model/read-yaml'

const BUILT_IN = ['', 'Mock', 'Kubernetes', 'External']

/** The registries of other clusters that the mesh networks of a ConfigMap name. */
export function foreignRegistries({
  root,
  name,
}: CheckedObject): readonly { readonly registry: string; readonly network: string }[] {
  const source = textOr(at(root, 'data', 'meshNetworks'))
  if (source === '' || !/^istio(?:-|$)/.test(name)) return []
  const read = readYaml(source)
  const networks = read.ok ? field(read.value, 'networks') : undefined
  return (isRecord(networks) ? Object.entries(networks) : []).flatMap(([network, value]) =>
    list(field(value, 'endpoints'))
      .map((endpoint) => textOr(field(endpoint, 'fromRegistry')))
      .filter((registry) => !BUILT_IN.includes(registry))
      .map((registry) => ({ registry, network })),
  )
}
