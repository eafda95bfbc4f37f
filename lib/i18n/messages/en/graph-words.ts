/** Signs of the graph, in words. */
export const graphWords = {
  meanings: {
    unknown:
      'Callers that no proxy could identify: outside the mesh, health checks of a load balancer, or clients without mTLS.',
    unknownInNamespace:
      'A caller of which only the namespace is known: usually TCP between proxies that exchange no metadata.',
    passthrough:
      'Hosts for which the mesh has no Service and no ServiceEntry. The proxies let the traffic pass unchecked (outbound policy ALLOW_ANY).',
    blackHole:
      'Hosts that the mesh does not know. The proxies refused the traffic (outbound policy REGISTRY_ONLY), so it failed.',
    noRoute:
      'Requests for which the caller’s proxy had no route. They never left it and were answered with 404 or reset.',
    addresses: 'Requests went to IP addresses instead of service names, so no service can be named.',
    group: 'Stands for the elements that were merged to keep the drawing readable. Its numbers are their sums.',
  },
  /** What to do about a node that telemetry could not name. */
  remedies: {
    unknown:
      'Principals below, where there are any, tell who showed an identity. If the callers are yours, inject sidecars or add their namespace to ambient; PeerAuthentication STRICT refuses the rest.',
    unknownInNamespace:
      'Check that the caller has a current sidecar, and that its port is named or typed correctly (for example http-web).',
    passthrough:
      'The tab Hosts of an edge lists what was called. Add a ServiceEntry for each host that is wanted, and it gets a name, routes and mTLS.',
    blackHole:
      'The tab Hosts of an edge lists what was called. Add a ServiceEntry for each host that is wanted; the others were stopped as asked.',
    noRoute:
      'Look for a VirtualService or HTTPRoute whose hosts, port or path do not match, and for a subset that no DestinationRule has.',
    addresses:
      'The tab Hosts of an edge lists the addresses. Calls by service name get routes and mTLS; headless clients and probes often use addresses.',
    group: 'Double click or press the full stop to expand it. What fails is drawn by itself as long as there is room.',
  },
  badges: {
    circuitBreaker: 'A DestinationRule limits connections or ejects failing endpoints (circuit breaker).',
    requestRouting: 'A route decides where requests go.',
    trafficShifting: 'A route splits requests between several destinations.',
    tcpTrafficShifting: 'A route splits TCP connections between several destinations.',
    faultInjection: 'A route injects faults: delayed or aborted requests.',
    requestTimeout: 'A route sets a timeout.',
    mirroring: 'A route mirrors requests to {names}.',
    gatewayApi: 'The route is a Gateway API route.',
    ingressGateway: 'Ingress gateway for {count, plural, =0 {no host} other {{names}}}.',
    egressGateway: 'Egress gateway for {count, plural, =0 {no host} other {{names}}}.',
    gatewayApiGateway: 'Gateway API gateway for {count, plural, =0 {no host} other {{names}}}.',
    ingressWaypoint: 'Its traffic enters through a waypoint.',
    workloadEntry: '{count, plural, one {WorkloadEntry} other {WorkloadEntries}}: {names}.',
  },
  nodeFlags: {
    'out-of-mesh':
      'At least one pod has neither a sidecar nor ambient capture, so it reports nothing and its traffic is not secured. Label the namespace for injection or ambient, then restart the pods.',
    ambient: 'In ambient mode: a ztunnel secures and reports its traffic, at layer 4.',
    waypoint: 'A waypoint proxy: it applies layer 7 rules for ambient workloads.',
    root: 'Traffic starts here: nothing in this graph calls it.',
    outside: 'Outside of the selected namespaces: only its traffic with them is counted.',
    inaccessible: 'Details are not visible: unknown to the mesh, or in a namespace that you may not read.',
    idle: 'No traffic in this window.',
    dead: 'It has no pods: whatever is sent to it fails.',
    gone: 'It had traffic in this window and does not exist any more.',
  },
  nodeFlagWords: {
    'out-of-mesh': 'missing sidecar',
    ambient: 'ambient',
    waypoint: 'waypoint',
    root: 'traffic source',
    outside: 'outside',
    inaccessible: 'not visible',
    idle: 'idle',
    dead: 'no pods',
    gone: 'gone',
  },
  edgeFlags: {
    idle: 'No traffic in this window.',
    estimated: 'Estimated: the split between services or operations follows shares, not reports.',
    mirrored: 'Mirrored copies of requests; no caller waits for their answers.',
    overlap: 'May repeat traffic that named callers already show.',
    internal: 'Traffic between members of the group.',
    'waypoint-to': 'The way to the waypoint.',
    'waypoint-from': 'The way back from the waypoint.',
  },
} as const
