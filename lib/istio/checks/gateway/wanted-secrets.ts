import { field, list, text, textOr } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { foreignRegistries } from '../control-plane/mesh-networks'
import { selectedPods } from './selected-pods'

export interface WantedSecrets {
  /** Secrets that Gateways name, once each, in the namespaces where their proxies look. */
  readonly named: readonly { readonly namespace: string; readonly name: string }[]
  /** Namespaces whose Secrets of remote clusters are asked for. */
  readonly ofRemoteClusters: readonly string[]
}

/** The Secrets that checks look for: so that nobody has to read any other. */
export const wantedSecrets = derived((mesh): WantedSecrets => {
  const named = new Map<string, { readonly namespace: string; readonly name: string }>()
  for (const gateway of listed(mesh, 'gateways.networking.istio.io')) {
    const names = list(field(gateway.spec, 'servers')).flatMap((server) => credentialNames(field(server, 'tls')))
    if (names.length === 0) continue
    const own = [...new Set(selectedPods(gateway, mesh).map((pod) => pod.namespace))]
    for (const { name, namespaces } of names.map((one) => splitCredential(one, own))) {
      for (const namespace of namespaces) named.set(`${namespace}/${name}`, { namespace, name })
    }
  }
  const maps = listed(mesh, 'configmaps').filter((map) => foreignRegistries(map).length > 0)
  return { named: [...named.values()], ofRemoteClusters: [...new Set(maps.map(({ namespace }) => namespace))] }
})

/** Where a credential is looked for: `namespace/name`, or a name in each namespace of the Gateway's proxies. */
export function splitCredential(
  credential: string,
  ofProxies: Iterable<string>,
): { readonly name: string; readonly namespaces: Iterable<string> } {
  const slash = credential.indexOf('/')
  return { name: credential.slice(slash + 1), namespaces: slash < 0 ? ofProxies : [credential.slice(0, slash)] }
}

function credentialNames(tls: unknown): readonly string[] {
  const names = [field(tls, 'credentialName'), ...list(field(tls, 'credentialNames'))].map((name) => textOr(text(name)))
  return names.filter(isSecretName)
}

/** Other credentials are files or come from elsewhere (`kubernetes://…`, `builtin://`). */
export function isSecretName(credential: string): boolean {
  return credential !== '' && !credential.includes('://')
}
