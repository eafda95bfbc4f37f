import { canonicalLabels, ISTIO_PROXY, proxyAnnotations, proxyContainer, SPEAKS_TLS } from '@/demo/istio-proxy'
import type { KubeObject } from '@/demo/kube-object'
import { itemsAt, labelsAt, objectAt, textAt, valueAt } from '../json'
import { withMetadata } from '../object-rules'
import type { ObjectStore } from '../store'

type Labels = Readonly<Record<string, string>>

/** Namespaces that istiod leaves alone, whatever labels say. */
const LEFT_ALONE = new Set(['kube-system', 'kube-public', 'kube-node-lease'])

/**
 * The revision of istiod that labels ask to inject; undefined: none. `istio-injection` of the namespace comes before
 * `istio.io/rev`, one refusal is enough, and a pod can ask for itself where its namespace says nothing
 * (https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/).
 */
export function revisionAsked(namespace: Labels, pod: Labels): string | undefined {
  const { 'istio-injection': switched, 'istio.io/rev': revision } = namespace
  const { 'sidecar.istio.io/inject': wish, 'istio.io/rev': own } = pod
  if (wish === 'false' || switched === 'disabled') return undefined
  if (switched === 'enabled') return 'default'
  return revision ?? own ?? (wish === 'true' ? 'default' : undefined)
}

/** The revision for which a tag stands; any other word is a revision itself. */
function revisionOf(store: ObjectStore, asked: string): string {
  const webhooks = store.list('mutatingwebhookconfigurations.admissionregistration.k8s.io')
  const tag = webhooks.find(({ metadata }) => metadata.labels?.['istio.io/tag'] === asked)
  return tag?.metadata.labels?.['istio.io/rev'] ?? asked
}

/** The version of the istiod that runs as this revision or tag; undefined: none does. */
export function versionOfIstiod(store: ObjectStore, asked = 'default'): string | undefined {
  const revision = revisionOf(store, asked)
  for (const deployment of store.list('deployments.apps')) {
    const { app, 'istio.io/rev': own = 'default' } = deployment.metadata.labels ?? {}
    if (app !== 'istiod' || own !== revision) continue
    const images = itemsAt(deployment, 'spec', 'template', 'spec', 'containers').map((one) => textAt(one, 'image'))
    const [, tag] = /\/pilot:([^:@]+)/.exec(images.join(' ').split('@', 1)[0] ?? '') ?? []
    if (tag !== undefined) return tag.split(' ', 1)[0]
  }
  return undefined
}

/**
 * A new pod with its sidecar, where the labels of pod and namespace ask for one now: later changes of labels change
 * nothing. `workload` names it where its own labels do not.
 */
export function injected(store: ObjectStore, pod: KubeObject, workload = pod.metadata.name): KubeObject {
  const { namespace = '', labels = {}, annotations } = pod.metadata
  const revision = revisionAsked(store.get('namespaces', '', namespace)?.metadata.labels ?? {}, labels)
  const version = revision === undefined ? undefined : versionOfIstiod(store, revision)
  const containers = itemsAt(pod, 'spec', 'containers')
  const isThere = containers.some((container) => textAt(container, 'name') === ISTIO_PROXY)
  if (version === undefined || isThere || LEFT_ALONE.has(namespace)) return pod
  if (valueAt(pod, 'spec', 'hostNetwork') === true) return pod

  const style = labelsAt(annotations)['sidecar.istio.io/nativeSidecar'] === 'false' ? 'container' : 'native'
  const proxy = proxyContainer('sidecar', version)
  const spec = objectAt(pod, 'spec')
  const withProxy =
    style === 'container'
      ? { ...spec, containers: [...containers, proxy] }
      : { ...spec, initContainers: [{ ...proxy, restartPolicy: 'Always' }, ...itemsAt(spec, 'initContainers')] }
  return withMetadata(
    { ...pod, spec: withProxy },
    {
      labels: { ...SPEAKS_TLS, ...canonicalLabels(labels, workload), ...labels },
      annotations: { ...proxyAnnotations(style, revisionOf(store, revision ?? 'default')), ...annotations },
    },
  )
}
