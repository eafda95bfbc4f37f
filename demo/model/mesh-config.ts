import { at, textAt } from './json'
import type { ObjectView } from './object-index'
import { parse } from 'yaml'

/** The settings of the whole mesh that the model honours (ConfigMap `istio`). */
export interface MeshConfig {
  readonly rootNamespace: string
  readonly trustDomain: string
  readonly autoMtls: boolean
  /** Calls to hosts that nobody registered fail. */
  readonly registryOnly: boolean
}

export function readMeshConfig(objects: ObjectView): MeshConfig {
  const config = objects
    .list('configmaps')
    .find(({ metadata }) => metadata.namespace === 'istio-system' && metadata.name === 'istio')
  const mesh = parseYaml(textAt(config, 'data', 'mesh'))
  return {
    rootNamespace: textAt(mesh, 'rootNamespace') || 'istio-system',
    trustDomain: textAt(mesh, 'trustDomain') || 'cluster.local',
    autoMtls: at(mesh, 'enableAutoMtls') !== false,
    registryOnly: textAt(mesh, 'outboundTrafficPolicy', 'mode') === 'REGISTRY_ONLY',
  }
}

/** A broken text is like none: istiod keeps running with its defaults, too. */
function parseYaml(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
