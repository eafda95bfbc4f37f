import type { CheckedObject } from './checked-object'
import { list, field, text } from './json'
import { listed } from './listed'
import { derived } from './mesh'

/** A gateway that a VirtualService names: an Istio one, or one of the Gateway API. */
export interface NamedGateways {
  readonly istio: ReadonlyMap<string, CheckedObject>
  readonly gatewayApi: ReadonlyMap<string, CheckedObject>
  /** Names of Istio gateways of a namespace, for suggestions. */
  readonly namesIn: (namespace: string) => readonly string[]
}

export const namedGateways = derived((mesh): NamedGateways => {
  const own = listed(mesh, 'gateways.networking.istio.io')
  const istio = new Map(own.map((gateway) => [gateway.key, gateway]))
  const gatewayApi = new Map(listed(mesh, 'gateways.gateway.networking.k8s.io').map((one) => [one.key, one]))
  return {
    istio,
    gatewayApi,
    namesIn: (namespace) => own.filter((one) => one.namespace === namespace).map(({ name }) => name),
  }
})

/** D18: `ns/name`; a legacy name with dots; else a name of the VirtualService's namespace. `mesh` stays `mesh`. */
export function gatewayKey(entry: string, namespace: string): string {
  if (entry === 'mesh') return entry
  const [first = '', second] = entry.includes('/') ? entry.split('/') : entry.split('.').slice(0, 2).reverse()
  return second === undefined ? `${namespace}/${entry}` : `${first}/${second}`
}

/** As istioctl reads it: legacy names are plain ones. */
export function gatewayKeyForIstioctl(entry: string, namespace: string): string {
  return entry.includes('/') ? entry : `${namespace}/${entry}`
}

export interface GatewayEntry {
  readonly entry: string
  readonly path: readonly (string | number)[]
  /** It stands in `spec.gateways`, not in a match. */
  readonly top: boolean
}

/** Every gateway that a VirtualService names, in its list and in its matches. */
export function gatewayEntries(spec: unknown): readonly GatewayEntry[] {
  const own = list(field(spec, 'gateways')).flatMap((entry, i): readonly GatewayEntry[] => {
    const name = text(entry)
    return name === undefined ? [] : [{ entry: name, path: ['spec', 'gateways', i], top: true }]
  })
  const inMatches = ['http', 'tcp', 'tls'].flatMap((protocol) =>
    list(field(spec, protocol)).flatMap((rule, i) =>
      list(field(rule, 'match')).flatMap((match, j) =>
        list(field(match, 'gateways')).flatMap((entry, k): readonly GatewayEntry[] => {
          const name = text(entry)
          const path = ['spec', protocol, i, 'match', j, 'gateways', k]
          return name === undefined ? [] : [{ entry: name, path, top: false }]
        }),
      ),
    ),
  )
  return [...own, ...inMatches]
}
