import 'server-only'
import { findReferences } from '@/lib/config-objects/references/find-references'
import { indexIncoming } from '@/lib/config-objects/references/incoming-references'
import { buildMeshLookup, type MeshLookup } from '@/lib/config-objects/references/mesh-lookup'
import type { ClusterFacts } from '@/lib/graph/facts'
import { buildConfigRows } from '@/lib/lists/build-config-rows'
import type { ConfigRow } from '@/lib/lists/model'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { processWide } from '@/lib/std/process-wide'

export interface ConfigObjects {
  readonly facts: ClusterFacts
  readonly lookup: MeshLookup
  readonly incoming: ReturnType<typeof indexIncoming>
  /** Of every namespace: what a user may see of them is the caller's to ask. */
  readonly rows: readonly ConfigRow[]
}

/** The objects of Istio and the Gateway API with what they point to; built once for each state of the cluster. */
export function getConfigObjects(): ConfigObjects {
  const facts = getClusterFacts()
  const kept = processWide('config-objects', () => new WeakMap<ClusterFacts, ConfigObjects>())
  const known = kept.get(facts)
  if (known !== undefined) return known
  const { store } = getClusterSource()
  const snapshot: Snapshot = (kind) => store?.list(kind) ?? []
  const lookup = buildMeshLookup(snapshot, store?.states() ?? [], facts)
  const rows = buildConfigRows({ cluster: facts.name, snapshot, lookup })
  const built = { facts, lookup, incoming: incomingOf(snapshot, lookup), rows }
  kept.set(facts, built)
  return built
}

function incomingOf(snapshot: Snapshot, lookup: MeshLookup): ConfigObjects['incoming'] {
  const readAll = () =>
    CONFIG_KINDS.flatMap((kind) =>
      snapshot(kind).map(({ metadata: { namespace, name }, spec }) => ({
        kind,
        namespace,
        name,
        references: findReferences(kind, { namespace, name, spec }, lookup),
      })),
    )
  // Only pages about one object ask, and lists are read all the time.
  let index: ConfigObjects['incoming'] | undefined
  return (target) => {
    index ??= indexIncoming(readAll())
    return index(target)
  }
}
