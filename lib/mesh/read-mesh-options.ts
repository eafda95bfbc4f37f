import { type MeshConfig, parseMeshConfig } from '@/lib/istio/parse-mesh-config'
import { compareText } from '@/lib/std/compare-text'
import { isRecord } from '@/lib/std/is-record'
import type { MeshSettings, Snapshot } from './mesh-settings'

/** What the control plane's configuration says for the whole mesh. */
export interface MeshOptions {
  /** Of all revisions, sorted; `cluster.local` where nothing is said. */
  readonly trustDomains: readonly string[]
  readonly rootNamespace: string
  /** Visibility of ServiceEntries that say nothing (`*`, `.`, names); empty = everywhere. */
  readonly serviceEntryExport: readonly string[]
  /** Where calls to unknown hosts go; undefined where no configuration was found. */
  readonly outbound: MeshConfig['outbound'] | undefined
  readonly autoMtls: boolean
}

type OptionsSettings = Pick<MeshSettings, 'controlPlaneNamespaces' | 'rootNamespace'>

/** With several revisions the one without a name decides, else the first by name, of the first control-plane namespace that has one. */
export function readMeshOptions(snapshot: Snapshot, settings: OptionsSettings): MeshOptions {
  const places = settings.controlPlaneNamespaces
  const found = snapshot('configmaps')
    .flatMap(({ metadata: { namespace, name }, data }) => {
      const text = isRecord(data) && typeof data.mesh === 'string' ? data.mesh : undefined
      const place = places.indexOf(namespace)
      return text === undefined || place < 0 ? [] : [{ namespace, name, place, config: parseMeshConfig(text) }]
    })
    .sort((a, b) => a.place - b.place || compareText(a.name, b.name))
  const [first] = found
  const domains = found.flatMap(({ config }) => [config.trustDomain, ...config.trustDomainAliases])
  return {
    trustDomains: domains.length === 0 ? ['cluster.local'] : [...new Set(domains)].sort(compareText),
    rootNamespace: rootOf(settings, first),
    serviceEntryExport: first?.config.defaultServiceExportTo ?? [],
    outbound: first?.config.outbound,
    autoMtls: first?.config.autoMtls !== false,
  }
}

function rootOf(
  { rootNamespace, controlPlaneNamespaces }: OptionsSettings,
  first: { readonly namespace: string; readonly config: MeshConfig } | undefined,
): string {
  if (rootNamespace !== '') return rootNamespace
  return first?.config.rootNamespace ?? first?.namespace ?? controlPlaneNamespaces[0] ?? ''
}
