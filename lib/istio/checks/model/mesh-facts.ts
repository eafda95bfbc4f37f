import { controlPlanes, hasEnvironment } from './control-planes'
import { at, field, text, textOr, texts } from './json'
import { derived } from './mesh'

/** What holds for a mesh, or for the part of it that one control plane manages (config-checks.md 1.2). */
export interface MeshFacts {
  /** The mesh configuration as JSON; undefined where none was found or it is no YAML. */
  readonly config: unknown
  readonly rootNamespace: string
  /** Those of all istiods, and all root namespaces. */
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

export const meshFacts = derived((mesh): MeshFacts => {
  const { options, scope } = mesh
  const { home, byRevision, istiods } = controlPlanes(mesh)
  const { config, ...plane } = byRevision.get(scope?.revision ?? home.revision) ?? home
  const rootOf = ({ config: told, namespace }: Pick<typeof home, 'config' | 'namespace'>): string =>
    textOr(options.rootNamespace) || textOr(field(told, 'rootNamespace')) || namespace
  const clusterDomain = options.clusterDomain ?? 'cluster.local'
  const ambient = istiods.filter((istiod) => hasEnvironment(istiod, 'PILOT_ENABLE_AMBIENT'))
  const roots = [home, ...byRevision.values()].map(rootOf)
  return {
    config,
    rootNamespace: rootOf({ config, ...plane }),
    controlPlaneNamespaces: new Set([...istiods.map(({ namespace }) => namespace), ...roots]),
    clusterDomain,
    identityDomain: `svc.${clusterDomain}`,
    trustDomain: textOr(field(config, 'trustDomain')) || 'cluster.local',
    trustDomainAliases: texts(field(config, 'trustDomainAliases')),
    allowsAnyOutbound: plane.hasConfig && allowsAny(text(at(config, 'outboundTrafficPolicy', 'mode'))),
    autoMtls: field(config, 'enableAutoMtls') !== false,
    exportDefaults: {
      service: texts(field(config, 'defaultServiceExportTo')),
      virtualService: texts(field(config, 'defaultVirtualServiceExportTo')),
      destinationRule: texts(field(config, 'defaultDestinationRuleExportTo')),
    },
    ambientEnabled: plane.ambientEnabled,
    ambientIstiods: new Set(ambient.map(({ namespace }) => namespace)),
    scopesGatewaysToNamespace: plane.scopesGatewaysToNamespace,
  }
})

function allowsAny(mode: string | undefined): boolean {
  return mode === undefined || mode === '' || mode === 'ALLOW_ANY' || mode === 'ALLOW_ANY_DYNAMIC_DNS'
}
