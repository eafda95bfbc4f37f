import { AdmissionregistrationV1Api, KubeConfig, PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'

/** Sets the caBundle of the first webhook of a MutatingWebhookConfiguration, as `kubectl patch` would. */
export async function setAuthority(kubeconfig: string, name: string, pem: string): Promise<void> {
  const config = new KubeConfig()
  config.loadFromFile(kubeconfig)
  const api = config.makeApiClient(AdmissionregistrationV1Api)
  const value = Buffer.from(pem).toString('base64')
  const body = [{ op: 'replace', path: '/webhooks/0/clientConfig/caBundle', value }]
  await api.patchMutatingWebhookConfiguration({ name, body }, setHeaderOptions('Content-Type', PatchStrategy.JsonPatch))
}
