import { CustomObjectsApi, KubeConfig, PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'

/** Sets the weights of the first route of a VirtualService, as `kubectl patch` would: through the API server of the mesh. */
export async function setWeights(
  kubeconfig: string,
  namespace: string,
  name: string,
  weights: readonly number[],
): Promise<void> {
  const config = new KubeConfig()
  config.loadFromFile(kubeconfig)
  const api = config.makeApiClient(CustomObjectsApi)
  const patch = weights.map((value, i) => ({ op: 'replace', path: `/spec/http/0/route/${i}/weight`, value }))
  const object = {
    group: 'networking.istio.io',
    version: 'v1',
    plural: 'virtualservices',
    namespace,
    name,
    body: patch,
  }
  await api.patchNamespacedCustomObject(object, setHeaderOptions('Content-Type', PatchStrategy.JsonPatch))
}
