import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { Advice } from './advice'

/** S26: nothing is in the mesh. @param namespaces the first that a shell takes as it stands is the example */
export function joinMesh(found: string, namespaces: readonly string[]): Advice {
  const name = namespaces.find(isDnsLabel) ?? '<namespace>'
  return [
    found,
    'Label a namespace (for ambient: istio.io/dataplane-mode=ambient), then restart what runs in it:',
    `kubectl label namespace ${name} istio-injection=enabled\nkubectl --namespace ${name} rollout restart deployment`,
  ]
}
