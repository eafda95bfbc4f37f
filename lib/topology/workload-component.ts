import type { WorkloadFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { component } from './component'
import { imageTag } from './image-tag'
import { judgeWorkload } from './judge-workload'
import type { MeshComponent } from './model'
import { parseQuantity } from './parse-quantity'
import type { PodUsage } from './pod-usage'
import { firstImage } from './workload-images'

/** What a component of the cluster is made with, beside its workload. */
export interface ComponentContext {
  readonly cluster: string
  readonly images: ReadonlyMap<string, string>
  readonly usage: ReadonlyMap<string, PodUsage>
  /** ISO 8601: when the objects were current. */
  readonly checkedAt: string
  readonly nowSeconds: number
}

/** A workload as a component, with all that its objects and its pods tell. */
export function workloadComponent(
  role: MeshComponent['role'],
  { workload, pods }: { readonly workload: WorkloadFacts; readonly pods: readonly ClusterObject[] },
  { cluster, images, usage, checkedAt, nowSeconds }: ComponentContext,
): MeshComponent {
  const { namespace, name, labels, available, desired } = workload
  const image = images.get(`${namespace}/${name}`) ?? imageOfPods(pods)
  return component({
    id: `${role}:${cluster}/${namespace}/${name}`,
    role,
    core: role !== 'waypoint' && role !== 'other',
    cluster,
    namespace,
    name,
    workload: name,
    labels,
    ...judgeWorkload({ ...workload, pods }, nowSeconds),
    version: imageTag(image ?? '') ?? labels['app.kubernetes.io/version'] ?? null,
    image,
    replicas: { available, desired },
    cpu: sumOf(pods, usage, 'cpu'),
    memory: sumOf(pods, usage, 'memory'),
    checkedAt,
  })
}

/** The injector fills in a gateway's image on its pods only. */
function imageOfPods(pods: readonly ClusterObject[]): string | null {
  for (const { spec } of pods) {
    const image = firstImage(JsonPlace.root(spec, 'spec'))
    if (image !== null) return image
  }
  return null
}

/** Null where no pod was measured. A limit holds only where each container has one. */
export function sumOf(
  pods: readonly ClusterObject[],
  usage: ReadonlyMap<string, PodUsage>,
  resource: keyof PodUsage,
): MeshComponent['cpu'] {
  const used = pods.flatMap(({ metadata }) => usage.get(`${metadata.namespace}/${metadata.name}`)?.[resource] ?? [])
  if (used.length === 0) return null
  const limits = pods.flatMap(({ spec }) => containerLimits(JsonPlace.root(spec, 'spec'), resource))
  const limit = limits.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
  return { used: used.reduce((sum, one) => sum + one, 0), limit: limits.length === 0 ? null : limit }
}

/** Of what runs for as long as the pod does. */
function containerLimits(spec: JsonPlace, resource: keyof PodUsage): readonly (number | null)[] {
  const lasting = spec
    .field('initContainers')
    .items()
    .filter((one) => one.field('restartPolicy').text() === 'Always')
  return [...spec.field('containers').items(), ...lasting].map((container) =>
    parseQuantity(container.field('resources').field('limits').record()[resource]),
  )
}
