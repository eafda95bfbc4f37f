import type { KubeObject } from '../kube-object'
import { objectAt, textAt } from './json'
import { createHash } from 'node:crypto'

/** A new Service with the address that the server gives it, one of 10.96.0.0/16. An ExternalName has none. */
export function withNewAddress(service: KubeObject): KubeObject {
  const { namespace = '', name } = service.metadata
  if (textAt(service, 'spec', 'type') === 'ExternalName') return service
  const [high = 0, low = 0] = createHash('sha256').update(`${namespace}/${name}`).digest()
  return withAddress(service, textAt(service, 'spec', 'clusterIP') || `10.96.${high}.${low}`)
}

/** A Service that is replaced keeps its address: who writes the manifest need not know it. */
export function withAddressOf(service: KubeObject, current: KubeObject): KubeObject {
  const kept = textAt(current, 'spec', 'clusterIP')
  const named = textAt(service, 'spec', 'clusterIP') !== '' || textAt(service, 'spec', 'type') === 'ExternalName'
  return kept === '' || named ? service : withAddress(service, kept)
}

function withAddress(service: KubeObject, address: string): KubeObject {
  return { ...service, spec: { ...objectAt(service, 'spec'), clusterIP: address, clusterIPs: [address] } }
}
