import type { KubeObject } from '@/demo/kube-object'
import { labelsAt, textAt } from '../json'
import type { ObjectStore } from '../store'
import { versionOfIstiod } from '../workloads/injection'

export const GATEWAYS = 'gateways.gateway.networking.k8s.io'
export const CLASSES = 'gatewayclasses.gateway.networking.k8s.io'
export const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'

const CONTROLLERS: ReadonlyMap<string, Pick<ManagedGateway, 'role' | 'managed'>> = new Map([
  ['istio.io/gateway-controller', { role: 'router', managed: 'istio.io-gateway-controller' }],
  ['istio.io/mesh-controller', { role: 'waypoint', managed: 'istio.io-mesh-controller' }],
])

/** A Gateway of a class that Istio serves. */
export interface ManagedGateway {
  readonly object: KubeObject
  readonly role: 'router' | 'waypoint'
  /** Value of the label `gateway.istio.io/managed`. */
  readonly managed: string
  /** Name of its Deployment, Service and ServiceAccount: that of the Gateway, with the class unless it is a waypoint. */
  readonly name: string
  readonly revision: string
  /** Of the istiod that looks after it. */
  readonly version: string
  /** The type of its Service. */
  readonly serviceType: string
}

/** @returns undefined when no istiod that runs looks after the gateway */
export function managedGateway(store: ObjectStore, object: KubeObject): ManagedGateway | undefined {
  const className = textAt(object, 'spec', 'gatewayClassName')
  const controller = textAt(store.get(CLASSES, '', className), 'spec', 'controllerName')
  const served = CONTROLLERS.get(controller)
  const { name, labels, annotations } = object.metadata
  const revision = labels?.['istio.io/rev'] ?? 'default'
  const version = versionOfIstiod(store, revision)
  if (served === undefined || version === undefined) return undefined
  const asked = labelsAt(object, 'spec', 'infrastructure', 'annotations')
  const wish = asked['networking.istio.io/service-type'] ?? annotations?.['networking.istio.io/service-type']
  return {
    ...{ ...served, object, revision, version },
    name: served.role === 'waypoint' ? name : `${name}-${className}`,
    serviceType: wish ?? (served.role === 'waypoint' ? 'ClusterIP' : 'LoadBalancer'),
  }
}
