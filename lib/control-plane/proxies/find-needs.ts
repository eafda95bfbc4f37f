import { JsonPlace } from '@/lib/istio/json-place'
import { DEFAULT_REVISION } from '@/lib/mesh/asked-revision'
import { isAmbientNamespace } from '@/lib/mesh/namespace-labels'
import { readPod } from '@/lib/mesh/read-pod'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { isOrphan, type KnownRevisions } from '../revisions/known-revisions'
import type { ProxyNeed } from './model'
import { nearestVersion } from './nearest-version'
import type { PodProxy } from './read-proxy'

/** A pod that runs, beside what its labels ask for. */
export interface JudgedPod {
  readonly pod: ClusterObject
  readonly proxy: PodProxy | undefined
  readonly version: string | null
  readonly revision: string | null
  /** The revision that its labels ask for now; null: none. */
  readonly wanted: string | null
  /** Of its namespace. */
  readonly labels: Readonly<Record<string, string>>
  /** It stands where istiod stands. */
  readonly exempt: boolean
}

/** Namespaces of the cluster itself, which the injector leaves alone whatever they ask for. */
const NEVER_INJECTED: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']) // prettier-ignore

/** What a pod lacks of what it asks for, the weightiest first; what cannot be known is not missed. */
export function findNeeds(one: JudgedPod, revisions: KnownRevisions): readonly ProxyNeed[] {
  if (one.proxy === undefined) return mayLackProxy(one) ? [isOrphan(revisions, one.wanted) ? 'orphan' : 'missing'] : []
  const { proxy, wanted, revision, version, exempt } = one
  if (!proxy.follows) return []
  if (wanted === null) return proxy.type === 'sidecar' && !exempt ? ['unwanted'] : versionNeed(revision, version)
  if (isOrphan(revisions, wanted)) return ['orphan']
  const isOther = revision !== null && revision !== wanted && revisions.names.includes(wanted)
  // What the default is a tag may say.
  const isCertain = revisions.tagsKnown || wanted !== DEFAULT_REVISION
  return isOther && isCertain ? ['revision'] : versionNeed(wanted, version)

  function versionNeed(serving: string | null, own: string | null): readonly ProxyNeed[] {
    const { skew } = nearestVersion(own, revisions.versions.get(serving ?? '') ?? [])
    return skew === null || skew === 'same' ? [] : ['version']
  }
}

/** @see https://istio.io/latest/docs/ops/common-problems/injection/ */
function mayLackProxy({ pod, wanted, labels, exempt }: JudgedPod): boolean {
  const { namespace, annotations } = pod.metadata
  if (wanted === null || exempt || NEVER_INJECTED.has(namespace)) return false
  if (annotations['sidecar.istio.io/inject']?.toLowerCase() === 'false') return false
  if (JsonPlace.root(pod.spec, 'spec').record().hostNetwork === true) return false
  return !readPod(pod).captured && !isAmbientNamespace(labels)
}
