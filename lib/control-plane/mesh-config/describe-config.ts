import { JsonPlace } from '@/lib/istio/json-place'
import { stringify } from 'yaml'
import type { ControlPlaneConfig } from '../control-plane-answer'
import { DEFAULT_MESH_CONFIG } from './default-mesh-config'
import { diffMeshConfig } from './diff-mesh-config'
import { fillEmpty } from './fill-empty'
import { maskMeshConfig } from './mask-mesh-config'
import { overlayMeshConfig } from './overlay-mesh-config'

type Described = Omit<ControlPlaneConfig, 'origin' | 'configMap' | 'note'>

/**
 * An effective mesh configuration in words and as text.
 *
 * @param said by istiod, which leaves out what is empty; or by the ConfigMap, which holds what differs from the defaults
 */
export function describeConfig(
  said: unknown,
  { origin, namespace }: { readonly origin: ControlPlaneConfig['origin']; readonly namespace: string },
): Described {
  // Istiod takes its own namespace for the root where nobody says another.
  const usual = { ...DEFAULT_MESH_CONFIG, rootNamespace: namespace }
  const masked = maskMeshConfig(said)
  const effective = origin === 'istiod' ? fillEmpty(masked, usual) : overlayMeshConfig(usual, masked)
  const place = JsonPlace.root(effective, '')
  return {
    yaml: stringify(effective, { sortMapEntries: true, lineWidth: 0, aliasDuplicateObjects: false }),
    differences: diffMeshConfig(effective, usual),
    trustDomain: place.field('trustDomain').text() ?? '',
    trustDomainAliases: place.field('trustDomainAliases').texts(),
    outbound: place.field('outboundTrafficPolicy').field('mode').text() === 'REGISTRY_ONLY' ? 'registry-only' : 'allow-any', // prettier-ignore
    minimumTls: place.field('meshMTLS').field('minProtocolVersion').text() ?? '',
  }
}
