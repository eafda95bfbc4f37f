import type { GatewayText, RoutingKind, RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { printYaml } from '@/lib/yaml/print-yaml'
import type { Json } from '@/lib/std/json'

/** What routes `reviews` of `bookinfo`, with three versions on port 9080, and nothing unusual but what is given. */
export function routingOf(given: Partial<ServiceRouting> = {}): ServiceRouting {
  return {
    now: '2026-01-01T00:00:00Z',
    cluster: 'c1',
    namespace: 'bookinfo',
    name: 'reviews',
    domain: 'cluster.local',
    objects: [],
    gateways: [],
    moreObjects: 0,
    services: [
      {
        namespace: 'bookinfo',
        name: 'reviews',
        ports: [{ number: 9080, name: 'http', protocol: 'HTTP' }],
        versions: ['v1', 'v2'].map((version) => ({
          workload: { namespace: 'bookinfo', name: `reviews-${version}` },
          version,
          versionLabel: { key: 'version', value: version },
          labels: { app: 'reviews', version },
          readyPods: 1,
          desiredPods: 1,
        })),
        subsets: [],
      },
    ],
    newRoute: { api: 'istio', because: 'usual', object: null },
    ambientWithoutWaypoint: false,
    createRights: [],
    unread: [],
    absent: [],
    limited: false,
    ...given,
  }
}

/** An object about `reviews`. */
export function routingObject(
  kind: RoutingKind,
  spec: Json,
  given: Partial<RoutingObjectText> = {},
): RoutingObjectText {
  return {
    kind,
    namespace: 'bookinfo',
    name: 'reviews',
    apiVersion: 'v1',
    through: { by: 'host', host: 'reviews' },
    generated: false,
    missingRight: null,
    missingDeleteRight: null,
    text: printYaml({ metadata: { name: 'reviews', namespace: 'bookinfo' }, spec }),
    ...given,
  }
}

/** A gateway that routes of `reviews` name. */
export function gatewayText(kind: GatewayText['kind'], given: Partial<GatewayText> = {}): GatewayText {
  return {
    kind,
    namespace: 'bookinfo',
    name: 'edge',
    apiVersion: 'v1',
    generated: false,
    missingRight: null,
    missingDeleteRight: null,
    text: printYaml({ metadata: { name: 'edge', namespace: 'bookinfo' }, spec: {} }),
    ...given,
  }
}
