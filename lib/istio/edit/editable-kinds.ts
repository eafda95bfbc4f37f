import { type ClusterKind, CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { JsonRecord } from '@/lib/std/json'

/** Made by whoever runs the gateways, for everybody. */
const READ_ONLY: ReadonlySet<string> = new Set<ClusterKind>(['gatewayclasses.gateway.networking.k8s.io'])
const WHOLE: ReadonlySet<string> = new Set(CONFIG_KINDS.filter((kind) => !READ_ONLY.has(kind)))

export const LABEL_SETS = ['labels', 'annotations', 'podLabels', 'podAnnotations'] as const
/** A map of texts that Istio reads: of the object itself, or of the pods that it makes (its pod template). */
export type LabelSet = (typeof LABEL_SETS)[number]

/** Where each stands in its object. */
export const LABEL_SET_PLACES = {
  labels: ['metadata', 'labels'],
  annotations: ['metadata', 'annotations'],
  podLabels: ['spec', 'template', 'metadata', 'labels'],
  podAnnotations: ['spec', 'template', 'metadata', 'annotations'],
} as const satisfies Record<LabelSet, readonly string[]>

const OWN: readonly LabelSet[] = ['labels', 'annotations']
/** Kinds of which Istio reads labels and annotations; nothing else of them is edited (product.md 5.4, 5.5). */
const LABELLED = [
  { id: 'namespaces', kind: 'Namespace', apiVersion: 'v1', sets: OWN },
  { id: 'services', kind: 'Service', apiVersion: 'v1', sets: OWN },
  { id: 'deployments.apps', kind: 'Deployment', apiVersion: 'apps/v1', sets: LABEL_SETS },
  { id: 'statefulsets.apps', kind: 'StatefulSet', apiVersion: 'apps/v1', sets: LABEL_SETS },
  { id: 'daemonsets.apps', kind: 'DaemonSet', apiVersion: 'apps/v1', sets: LABEL_SETS },
] as const satisfies readonly {
  readonly id: ClusterKind
  readonly kind: string
  readonly apiVersion: string
  readonly sets: readonly LabelSet[]
}[]

/** What of a kind may be edited: all but what the server decides, labels and annotations, or nothing. */
export function editableExtent(kind: string): 'all' | 'labels' | undefined {
  if (WHOLE.has(kind)) return 'all'
  return LABELLED.some(({ id }) => id === kind) ? 'labels' : undefined
}

/** The labels and annotations that may be edited of an object of which nothing else may be; none of other objects. */
export function labelSetsOf(object: JsonRecord): readonly LabelSet[] {
  return LABELLED.find((each) => each.kind === object.kind && each.apiVersion === object.apiVersion)?.sets ?? []
}

/** The id of a kind that is edited by its labels only, by what its objects call it. */
export function labelledKind(name: string): ClusterKind | undefined {
  return LABELLED.find(({ kind }) => kind === name)?.id
}
