import type { KubeObject } from '../kube-object'
import { itemsAt, type JsonObject, objectAt, textAt } from '../kubernetes/json'
import type { MeshRoot } from './make-root'

const ROOT_CONFIG_MAP = 'istio-ca-root-cert'
/** Namespaces in which istiod writes nothing. */
const LEFT_ALONE: readonly string[] = ['kube-system', 'kube-public', 'kube-node-lease']

/** What istiod writes into a namespace so that its workloads know whom to trust; undefined: nothing there. */
export function rootConfigMap(namespace: KubeObject, { pem }: MeshRoot): KubeObject | undefined {
  const { name, creationTimestamp } = namespace.metadata
  if (LEFT_ALONE.includes(name)) return undefined
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      ...{ name: ROOT_CONFIG_MAP, namespace: name, labels: { 'istio.io/config': 'true' } },
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
    },
    data: { 'root-cert.pem': pem },
  }
}

/** A webhook configuration with the root in each webhook that calls istiod; the same object where there is none. */
export function withRoot(object: KubeObject, { pem }: MeshRoot): KubeObject {
  const caBundle = Buffer.from(pem).toString('base64')
  const webhooks = itemsAt(object, 'webhooks')
  const isOurs = (webhook: unknown): boolean => textAt(webhook, 'clientConfig', 'service', 'name') === 'istiod'
  if (!webhooks.some(isOurs)) return object
  return { ...object, webhooks: webhooks.map((one) => (isOurs(one) ? withBundle(one, caBundle) : one)) }
}

function withBundle(webhook: unknown, caBundle: string): JsonObject {
  return { ...objectAt(webhook), clientConfig: { ...objectAt(webhook, 'clientConfig'), caBundle } }
}

/** The world as istiod has left it: its root in every namespace and in its webhooks. Without istiod nothing is added. */
export function trusting(objects: readonly KubeObject[], root: MeshRoot): readonly KubeObject[] {
  const hasIstiod = objects.some(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'istiod')
  if (!hasIstiod) return objects
  const maps = objects.flatMap((object) => (object.kind === 'Namespace' ? (rootConfigMap(object, root) ?? []) : []))
  return [...objects.map((object) => withRoot(object, root)), ...maps]
}
