import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { gatewayWorkloads, modeOf } from '@/lib/lists/mode-of'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { GATEWAY_NAME } from '../describe-workload'
import { isAmbientNamespace, isInjectedNamespace } from '../namespace-labels'
import { principalOf } from '../principal-of'
import { readPod } from '../read-pod'
import { type DetailsSource, detailsBase, visibleConfig } from './details-source'
import { type Controller, findController } from './find-controller'
import type { PodRow, WorkloadDetails } from './model'
import { podsByWorkload } from './pods-of'
import { readPodRow } from './read-pod-row'

const MOST_PODS = 500
const INJECT = 'sidecar.istio.io/inject'

export interface WorkloadQuestion {
  readonly namespace: string
  readonly name: string
  /** Which of several controllers of one name; null takes the usual one. */
  readonly kind: string | null
}

/** Everything that the cluster's objects tell of one workload; undefined where there is none of that name. */
export function describeWorkloadDetails(
  source: DetailsSource,
  { namespace, name, kind }: WorkloadQuestion,
): WorkloadDetails | undefined {
  const { snapshot, facts, settings } = source
  const workload = facts.workloads.find((one) => one.name === name && one.namespace === namespace)
  if (workload === undefined) return undefined
  const controller = findController(snapshot, namespace, name, kind)
  const template = templateOf(controller)
  const own = podsByWorkload(snapshot, namespace).get(name) ?? []
  // Pods that ended are history; the Jobs' are what there is.
  const current = own.filter((pod) => !readPod(pod).ended)
  const shown = current.length > 0 ? current : own
  const mode = modeOf(workload, gatewayWorkloads(facts))
  const expectations = { inMesh: mode !== 'gateway' && mode !== 'waypoint' && isExpected(source, namespace, template) }
  const pods = shown.slice(0, MOST_PODS).map((pod) => readPodRow(pod, settings, expectations))
  const services = servicesOf(facts, workload)
  const podLabels = Object.keys(template.labels).length > 0 ? template.labels : workload.labels
  return {
    kind: 'workload',
    ...detailsBase(source, namespace, name, controller?.object),
    controller: controller?.kind ?? null,
    app: workload.app,
    version: workload.version,
    images: [...new Set([...template.images, ...(template.images.length === 0 ? imagesOf(pods) : [])])],
    podLabels,
    podAnnotations: template.annotations,
    mode,
    injection: template.labels[INJECT] ?? template.annotations[INJECT] ?? null,
    serviceAccount: workload.serviceAccount,
    identity: mode === 'none' ? null : `spiffe://${principalOf(facts, workload)}`,
    desired: workload.desired,
    current: workload.current,
    available: workload.available,
    services,
    pods,
    morePods: shown.length - pods.length,
    entries: controller?.kind === 'WorkloadGroup' ? entriesOf(source, namespace, name) : [],
    config: visibleConfig(source, {
      namespace,
      podLabels: [{ ...podLabels, ...own[0]?.metadata.labels }],
      services,
      gateways: gatewaysOf(workload),
    }),
  }
}

interface Template {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly images: readonly string[]
}

function templateOf(controller: Controller | undefined): Template {
  if (controller === undefined) return { labels: {}, annotations: {}, images: [] }
  const { kind, object } = controller
  const spec = JsonPlace.root(object.spec, 'spec')
  if (kind === 'Pod') return { ...object.metadata, images: containerImages(spec) }
  if (kind === 'WorkloadGroup') {
    const metadata = spec.field('metadata')
    return {
      labels: metadata.field('labels').textMap(),
      annotations: metadata.field('annotations').textMap(),
      images: [],
    }
  }
  const template = (kind === 'CronJob' ? spec.field('jobTemplate').field('spec') : spec).field('template')
  const metadata = template.field('metadata')
  return {
    labels: metadata.field('labels').textMap(),
    annotations: metadata.field('annotations').textMap(),
    images: containerImages(template.field('spec')),
  }
}

function containerImages(spec: JsonPlace): readonly string[] {
  return spec
    .field('containers')
    .items()
    .flatMap((container) => container.field('image').text() ?? [])
}

function imagesOf(pods: readonly PodRow[]): readonly string[] {
  return pods
    .flatMap(({ containers }) => containers)
    .filter(({ init, name }) => !init && name !== 'istio-proxy')
    .map(({ image }) => image)
}

/** Somebody asked for a proxy: the template, else the namespace, where the template does not say no. */
function isExpected({ snapshot }: DetailsSource, namespace: string, { labels, annotations }: Template): boolean {
  const own = labels[INJECT] ?? annotations[INJECT]
  if (own !== undefined) return own === 'true'
  if (labels['istio.io/dataplane-mode'] === 'none') return false
  const object = snapshot('namespaces').find(({ metadata }) => metadata.name === namespace)
  const given = object?.metadata.labels ?? {}
  return isInjectedNamespace(given) || isAmbientNamespace(given)
}

function servicesOf({ services }: ClusterFacts, { namespace, name }: WorkloadFacts): readonly string[] {
  return services.filter((one) => one.namespace === namespace && one.workloads.includes(name)).map((one) => one.name)
}

function gatewaysOf({ labels }: WorkloadFacts): readonly string[] {
  const name = labels[GATEWAY_NAME]
  return name === undefined ? [] : [name]
}

/** The machines that registered themselves for the group. */
function entriesOf({ snapshot }: DetailsSource, namespace: string, name: string): WorkloadDetails['entries'] {
  const isOfGroup = ({ metadata }: ClusterObject): boolean =>
    metadata.namespace === namespace && metadata.annotations['istio.io/autoRegistrationGroup'] === name
  return snapshot('workloadentries.networking.istio.io')
    .filter(isOfGroup)
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      address: JsonPlace.root(spec, 'spec').field('address').text() ?? null,
    }))
}
