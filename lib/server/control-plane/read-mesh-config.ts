import 'server-only'
import type { ControlPlaneConfig } from '@/lib/control-plane/control-plane-answer'
import { describeConfig } from '@/lib/control-plane/mesh-config/describe-config'
import { readYaml } from '@/lib/istio/checks/model/read-yaml'
import { DEFAULT_REVISION } from '@/lib/mesh/asked-revision'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { isRecord } from '@/lib/std/is-record'

/** What istiod says of its configuration; or why it was not asked or did not answer. */
export type SaidByIstiod = { readonly value: unknown } | { readonly failure: string }

/** The mesh configuration of a revision: istiod's own words, else what is reckoned of the ConfigMap that it reads. */
export function readMeshConfig(
  store: Pick<ClusterStore, 'get'>,
  { namespace, revision }: { readonly namespace: string; readonly revision: string },
  said: SaidByIstiod,
): ControlPlaneConfig {
  const configMap = revision === DEFAULT_REVISION ? 'istio' : `istio-${revision}`
  if ('value' in said) {
    const origin = 'istiod'
    return { origin, configMap, note: null, ...describeConfig(said.value, { origin, namespace }) }
  }
  const data = store.get('configmaps', namespace, configMap)?.data
  const text = isRecord(data) && typeof data.mesh === 'string' ? data.mesh : undefined
  const read = text === undefined ? undefined : readYaml(text)
  const origin = read?.ok === true ? 'config-map' : 'defaults'
  const broken = read?.ok === false ? `What ConfigMap ${configMap} says is no YAML: ${read.error}.` : undefined
  const absent = text === undefined ? `There is no ConfigMap ${configMap} in ${namespace}.` : undefined
  return {
    ...{ origin, configMap },
    note: [`Istiod itself did not say it: ${said.failure}`, broken ?? absent]
      .filter((part) => part !== undefined)
      .join(' '),
    ...describeConfig(read?.ok === true ? read.value : {}, { origin, namespace }),
  }
}
