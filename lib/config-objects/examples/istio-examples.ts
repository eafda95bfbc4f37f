import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ObjectExample } from './object-example'
import { POLICY_SPECS } from './policy-templates'

/** Of the kinds of Istio. */
export const ISTIO_EXAMPLES: Readonly<Partial<Record<ClusterKind, ObjectExample>>> = {
  'virtualservices.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    spec: `spec:
  # Whose requests: services of the mesh, or hosts that a gateway serves.
  hosts:
  - reviews
  http:
  # Rules are tried in this order; the first whose match holds decides.
  - match:
    - headers:
        end-user:
          exact: jason
    route:
    - destination:
        host: reviews
        # Of a DestinationRule about the same host.
        subset: v2
  - route:
    - destination:
        host: reviews
        subset: v1
      # Weights of a rule add up to 100.
      weight: 90
    - destination:
        host: reviews
        subset: v2
      weight: 10
    timeout: 2s
`,
  },
  'destinationrules.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    spec: `spec:
  host: reviews
  trafficPolicy:
    connectionPool:
      http:
        http1MaxPendingRequests: 100
    # Endpoints that keep failing are left out for a while.
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
  # What routes may name as a subset.
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`,
  },
  'gateways.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    spec: `spec:
  # Which gateway pods serve it.
  selector:
    istio: ingressgateway
  servers:
  - port:
      number: 443
      name: https
      protocol: HTTPS
    hosts:
    - shop.example.com
    tls:
      mode: SIMPLE
      # A Secret in the namespace of the gateway pods.
      credentialName: shop-example-com
`,
  },
  'serviceentries.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    spec: `spec:
  hosts:
  - api.example.com
  # MESH_INTERNAL for what belongs to the mesh and is not in this cluster.
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - number: 443
    name: https
    protocol: TLS
`,
  },
  'workloadentries.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadEntry',
    spec: `spec:
  # Of the machine, as the mesh reaches it.
  address: 192.0.2.10
  labels:
    app: reviews
    version: vm
  serviceAccount: reviews
`,
  },
  'workloadgroups.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadGroup',
    spec: `spec:
  metadata:
    labels:
      app: reviews
  template:
    serviceAccount: reviews
    ports:
      http: 8080
  # Asked before requests are sent to a machine.
  probe:
    httpGet:
      path: /healthz
      port: 8080
`,
  },
  'sidecars.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    spec: `spec:
  # Without a selector it holds for the whole namespace.
  workloadSelector:
    labels:
      app: reviews
  egress:
  # What these workloads may reach: \`NAMESPACE/HOST\`.
  - hosts:
    - ./*
    - istio-system/*
`,
  },
  'envoyfilters.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    spec: `spec:
  workloadSelector:
    labels:
      app: reviews
  configPatches:
  # Depends on names inside of Envoy, which change between versions.
  - applyTo: NETWORK_FILTER
    match:
      context: SIDECAR_INBOUND
      listener:
        filterChain:
          filter:
            name: envoy.filters.network.http_connection_manager
    patch:
      operation: MERGE
      value:
        typed_config:
          '@type': type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          server_header_transformation: PASS_THROUGH
`,
  },
  'proxyconfigs.networking.istio.io': {
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'ProxyConfig',
    spec: `spec:
  selector:
    matchLabels:
      app: reviews
  # Taken by proxies when they start.
  concurrency: 2
`,
  },
  'peerauthentications.security.istio.io': {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    spec: `spec:
  # Without a selector it holds for the namespace, in the root namespace for the mesh.
  selector:
    matchLabels:
      app: reviews
  mtls:
    # STRICT refuses callers without mutual TLS; PERMISSIVE takes both.
    mode: PERMISSIVE
`,
  },
  'requestauthentications.security.istio.io': {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    spec: `spec:
  selector:
    matchLabels:
      app: productpage
  # Refuses bad tokens. Requests without one pass until an AuthorizationPolicy asks for it.
  jwtRules:
  - issuer: https://accounts.example.com
    jwksUri: https://accounts.example.com/jwks.json
`,
  },
  'authorizationpolicies.security.istio.io': {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    spec: POLICY_SPECS['allow-caller'],
  },
  'telemetries.telemetry.istio.io': {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    spec: `spec:
  selector:
    matchLabels:
      app: reviews
  accessLogging:
  - providers:
    - name: envoy
    # Only what failed.
    filter:
      expression: response.code >= 500
`,
  },
  'wasmplugins.extensions.istio.io': {
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'WasmPlugin',
    spec: `spec:
  selector:
    matchLabels:
      app: productpage
  url: oci://images.example.com/filters/basic-auth:1.0
  phase: AUTHN
  # FAIL_OPEN lets requests pass when the plugin cannot be loaded.
  failStrategy: FAIL_CLOSE
`,
  },
  'trafficextensions.extensions.istio.io': {
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'TrafficExtension',
    spec: `spec:
  selector:
    matchLabels:
      app: productpage
  # Either lua or wasm.
  lua:
    inlineCode: |
      function envoy_on_response(handle)
        handle:headers():add("x-seen-by", "example")
      end
`,
  },
}
