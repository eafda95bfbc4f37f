import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { Advice } from './advice'

/**
 * S26: nothing is in the mesh.
 *
 * @param namespaces what could be: the first that a shell takes as it stands is the example. Never one of Kubernetes itself, whose pods
 *   must start without a mesh, and `default` only where there is no other.
 */
export function joinMesh(found: string, namespaces: readonly string[]): Advice {
  const fit = namespaces.filter((name) => isDnsLabel(name) && !name.startsWith('kube-'))
  const name = fit.find((one) => one !== 'default') ?? fit[0] ?? '<namespace>'
  return [
    found,
    'Label a namespace (for ambient: istio.io/dataplane-mode=ambient), then restart what runs in it:',
    `kubectl label namespace ${name} istio-injection=enabled\nkubectl --namespace ${name} rollout restart deployment`,
  ]
}
