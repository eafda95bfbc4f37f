import type { Labels } from './checked-object'
import { KNOWN_KINDS } from './kinds'
import { listed } from './listed'
import { derived } from './mesh'
import { meshFacts } from './mesh-facts'

export interface Namespaces {
  /** D1. */
  readonly known: ReadonlySet<string>
  readonly labelsOf: (namespace: string) => Labels
  /** D13: its label says `ambient`. */
  readonly isAmbient: (namespace: string) => boolean
  /** D13 loose: that, or a control plane with ambient switched on. */
  readonly isAmbientLoosely: (namespace: string) => boolean
  /** D13 as istioctl reads it: injection wins. */
  readonly isAmbientForIstioctl: (namespace: string) => boolean
  /** Its proxies are injected by a label of its own. */
  readonly isInjected: (namespace: string) => boolean
}

const NONE: Labels = {}

export const namespaces = derived((mesh): Namespaces => {
  const objects = new Map(listed(mesh, 'namespaces').map(({ name, labels }) => [name, labels]))
  const known = objects.size > 0 ? new Set(objects.keys()) : new Set(namespacesOfObjects())
  const { ambientIstiods } = meshFacts(mesh)
  const labelsOf = (namespace: string): Labels => objects.get(namespace) ?? NONE
  const isAmbient = (namespace: string): boolean => labelsOf(namespace)['istio.io/dataplane-mode'] === 'ambient'
  const isInjected = (namespace: string): boolean => {
    const labels = labelsOf(namespace)
    return labels['istio-injection'] === 'enabled' || (labels['istio.io/rev'] ?? '') !== ''
  }
  return {
    known,
    labelsOf,
    isAmbient,
    isAmbientLoosely: (namespace) => isAmbient(namespace) || ambientIstiods.has(namespace),
    isAmbientForIstioctl: (namespace) => isAmbient(namespace) && !isInjected(namespace),
    isInjected,
  }

  function* namespacesOfObjects(): Generator<string> {
    for (const { id, namespaced } of KNOWN_KINDS) {
      if (namespaced) for (const { namespace } of listed(mesh, id)) yield namespace
    }
  }
})
