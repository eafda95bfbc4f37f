import { canonicalLabels, proxyAnnotations, proxyContainer } from '@/demo/istio-proxy'
import type { KubeObject } from '@/demo/kube-object'
import { itemsAt, labelsAt, textAt, valueAt } from '../json'
import { label } from '../name-rules'
import { controllerReference } from '../workloads/ownership'
import { GATEWAY_NAME, type ManagedGateway } from './managed-gateway'

/** What a gateway needs to run, in the order in which it is made. Its names must be labels: see `hasUsableName`. */
export function gatewayObjects(
  gateway: ManagedGateway,
): readonly [account: KubeObject, deployment: KubeObject, service: KubeObject] {
  const { object, role, managed, name, revision, version, serviceType } = gateway
  const { namespace = '' } = object.metadata
  const selected = { [GATEWAY_NAME]: object.metadata.name }
  const own = {
    ...labelsAt(object, 'spec', 'infrastructure', 'labels'),
    ...selected,
    'gateway.istio.io/managed': managed,
    ...(role === 'waypoint' ? { 'istio.io/dataplane-mode': 'none' } : {}),
  }
  const annotations = labelsAt(object, 'spec', 'infrastructure', 'annotations')
  const metadata = { namespace, name, labels: own, annotations, ownerReferences: [controllerReference(object)] }
  const ofPods = { ...own, 'sidecar.istio.io/inject': 'false', ...canonicalLabels(own, name) }
  const template = {
    metadata: { labels: ofPods, annotations: { ...annotations, ...proxyAnnotations('container', revision) } },
    spec: { serviceAccountName: name, restartPolicy: 'Always', containers: [proxyContainer(role, version)] },
  }
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas: 1, selector: { matchLabels: selected }, template },
      status: {},
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { type: serviceType, selector: selected, ports: gatewayPorts(object), sessionAffinity: 'None' },
      status: { loadBalancer: {} },
    },
  ]
}

/** Services and label values are shorter than the name of a Gateway may be. */
export function hasUsableName({ name, object }: ManagedGateway): boolean {
  return label(name).length === 0 && label(object.metadata.name).length === 0
}

/** One for each port of the listeners, and the one that tells of health. */
function gatewayPorts(gateway: KubeObject): readonly object[] {
  const ports = new Map<unknown, object>([[15021, portOf('status-port', 15021)]])
  for (const listener of itemsAt(gateway, 'spec', 'listeners')) {
    const port = valueAt(listener, 'port')
    // Objects that their schema no longer accepts are stored, too.
    if (typeof port !== 'number') continue
    const name = textAt(listener, 'name')
    const usable = label(name).length === 0 ? name : `${textAt(listener, 'protocol').toLowerCase()}-${port}`
    if (!ports.has(port)) ports.set(port, portOf(usable, port))
  }
  return [...ports.values()]
}

function portOf(name: string, port: unknown): object {
  return { name, port, targetPort: port, protocol: 'TCP' }
}
