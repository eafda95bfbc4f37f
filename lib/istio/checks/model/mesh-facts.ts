import { parse } from 'yaml'
import type { CheckedObject } from './checked-object'
import { at, field, list, text, textOr, texts } from './json'
import { derived } from './mesh'

/** What holds for a whole mesh (config-checks.md 1.2). */
export interface MeshFacts {
  /** The mesh configuration as JSON; undefined where none was found or it is no YAML. */
  readonly config: unknown
  readonly rootNamespace: string
  /** Those of istiod's Deployments, and the root namespace. */
  readonly controlPlaneNamespaces: ReadonlySet<string>
  readonly clusterDomain: string
  /** `svc.` and the cluster's domain. */
  readonly identityDomain: string
  readonly trustDomain: string
  readonly trustDomainAliases: readonly string[]
  /** D24; unknown counts as registry only. */
  readonly allowsAnyOutbound: boolean
  readonly autoMtls: boolean
  readonly exportDefaults: ExportDefaults
  readonly discoverySelectors: readonly unknown[]
  readonly ambientEnabled: boolean
  /** Control-plane namespaces whose istiod has ambient switched on (D13). */
  readonly ambientIstiods: ReadonlySet<string>
  readonly scopesGatewaysToNamespace: boolean
}

/** Empty: everyone. */
export interface ExportDefaults {
  readonly service: readonly string[]
  readonly virtualService: readonly string[]
  readonly destinationRule: readonly string[]
}

const MAX_CHARACTERS = 1024 * 1024

export const meshFacts = derived((mesh): MeshFacts => {
  const { options } = mesh
  const places = options.controlPlaneNamespaces ?? ['istio-system']
  const found = findMeshConfig(mesh.raw('configmaps'), places)
  const istiods = mesh.raw('deployments.apps').filter(({ labels }) => labels.app === 'istiod')
  const rootNamespace =
    textOr(options.rootNamespace) || textOr(field(found?.config, 'rootNamespace')) || (places[0] ?? 'istio-system')
  const ambient = istiods.filter((istiod) => hasEnvironment(istiod, 'PILOT_ENABLE_AMBIENT', 'true'))
  const clusterDomain = options.clusterDomain ?? 'cluster.local'
  const config = found?.config
  return {
    config,
    rootNamespace,
    controlPlaneNamespaces: new Set([...istiods.map(({ namespace }) => namespace), rootNamespace]),
    clusterDomain,
    identityDomain: `svc.${clusterDomain}`,
    trustDomain: textOr(field(config, 'trustDomain')) || 'cluster.local',
    trustDomainAliases: texts(field(config, 'trustDomainAliases')),
    allowsAnyOutbound: found !== undefined && allowsAny(text(at(config, 'outboundTrafficPolicy', 'mode'))),
    autoMtls: field(config, 'enableAutoMtls') !== false,
    exportDefaults: {
      service: texts(field(config, 'defaultServiceExportTo')),
      virtualService: texts(field(config, 'defaultVirtualServiceExportTo')),
      destinationRule: texts(field(config, 'defaultDestinationRuleExportTo')),
    },
    discoverySelectors: list(field(config, 'discoverySelectors')),
    ambientEnabled: ambient.length > 0 || mesh.raw('daemonsets.apps').some(({ name }) => name === 'ztunnel'),
    ambientIstiods: new Set(ambient.map(({ namespace }) => namespace)),
    scopesGatewaysToNamespace: istiods.some((one) => hasEnvironment(one, 'PILOT_SCOPE_GATEWAY_TO_NAMESPACE', 'true')),
  }
})

function allowsAny(mode: string | undefined): boolean {
  return mode === undefined || mode === '' || mode === 'ALLOW_ANY' || mode === 'ALLOW_ANY_DYNAMIC_DNS'
}

/** The revision without a name decides, else the first by name, of the first control-plane namespace that has one. */
function findMeshConfig(
  maps: readonly CheckedObject[],
  places: readonly string[],
): { readonly config: unknown } | undefined {
  for (const place of places) {
    const own = maps
      .filter(
        ({ namespace, name, root }) =>
          namespace === place && /^istio(-|$)/.test(name) && text(at(root, 'data', 'mesh')) !== undefined,
      ) // prettier-ignore
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const [first] = own
    if (first !== undefined) return { config: readYaml(textOr(at(first.root, 'data', 'mesh'))) }
  }
  return undefined
}

/** YAML that may be broken: undefined then. */
function readYaml(source: string): unknown {
  if (source.length > MAX_CHARACTERS) return undefined
  try {
    return parse(source, { maxAliasCount: 100, logLevel: 'error' })
  } catch {
    return undefined // the checks of the mesh configuration say so; here it counts as unknown
  }
}

/** Whether a container of an object with a pod template has an environment variable of this value. */
function hasEnvironment(object: CheckedObject, name: string, value: string): boolean {
  const containers = list(at(object.spec, 'template', 'spec', 'containers'))
  return containers.some((container) =>
    list(field(container, 'env')).some((entry) => field(entry, 'name') === name && field(entry, 'value') === value),
  )
}
