import type { JsonRecord } from '@/lib/std/json'
import type { RoutedService, RoutingKind, RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { printYaml } from '@/lib/yaml/print-yaml'

const WIRE: Readonly<Record<RoutingKind, readonly [apiVersion: string, kind: string]>> = {
  'virtualservices.networking.istio.io': ['networking.istio.io/v1', 'VirtualService'],
  'destinationrules.networking.istio.io': ['networking.istio.io/v1', 'DestinationRule'],
  'httproutes.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  'grpcroutes.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
  'tcproutes.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute'],
  'tlsroutes.gateway.networking.k8s.io': ['gateway.networking.k8s.io/v1alpha2', 'TLSRoute'],
}

/** An object of the namespace `shop` about the service. */
export function routingObject(
  kind: RoutingKind,
  spec: JsonRecord,
  more: Partial<RoutingObjectText> = {},
): RoutingObjectText {
  const [apiVersion, wireKind] = WIRE[kind]
  const { namespace = 'shop', name = 'cart' } = more
  return {
    kind,
    apiVersion,
    namespace,
    name,
    through: { by: 'host', host: 'cart' },
    generated: false,
    missingRight: null,
    missingDeleteRight: null,
    text: printYaml({ apiVersion, kind: wireKind, metadata: { name, namespace, labels: { a: 'on' } }, spec }),
    ...more,
  }
}

/** A service of the namespace `shop`; its versions by their ready pods. */
export function routedService(
  name: string,
  versions: Readonly<Record<string, number>>,
  subsets: readonly string[] = [],
): RoutedService {
  return {
    namespace: 'shop',
    name,
    ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
    versions: Object.entries(versions).map(([version, readyPods]) => ({
      workload: { namespace: 'shop', name: `cart-${version}` },
      version,
      versionLabel: { key: 'version', value: version },
      labels: { app: 'cart', version },
      readyPods,
      desiredPods: Math.max(1, readyPods),
    })),
    subsets: subsets.map((subset) => ({
      name: subset,
      labels: { version: subset },
      rule: { namespace: 'shop', name: 'cart' },
    })),
  }
}

/** What routes the service `cart` of the namespace `shop`. */
export function serviceRouting(
  objects: readonly RoutingObjectText[],
  services: ServiceRouting['services'],
  more: Partial<ServiceRouting> = {},
): ServiceRouting {
  return {
    now: '2026-01-02T00:00:00Z',
    cluster: 'east',
    namespace: 'shop',
    name: 'cart',
    domain: 'cluster.local',
    objects,
    gateways: [],
    moreObjects: 0,
    services,
    newRoute: { api: 'istio', because: 'usual', object: null },
    ambientWithoutWaypoint: false,
    createRights: [],
    unread: [],
    absent: [],
    limited: false,
    ...more,
  }
}
