import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ObjectExample } from './object-example'

/** Of the kinds of the Gateway API. */
export const GATEWAY_API_EXAMPLES: Readonly<Partial<Record<ClusterKind, ObjectExample>>> = {
  'gateways.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    spec: `spec:
  gatewayClassName: istio
  listeners:
  - name: http
    hostname: shop.example.com
    port: 80
    protocol: HTTP
    allowedRoutes:
      namespaces:
        # Same: only routes of this namespace.
        from: Same
`,
  },
  'httproutes.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: `spec:
  # A Gateway, or a Service for requests inside the mesh.
  parentRefs:
  - name: shop
  hostnames:
  - shop.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /reviews
    backendRefs:
    # Shares: 90 of 100. A weight of 0 gets nothing.
    - name: reviews-v1
      port: 9080
      weight: 90
    - name: reviews-v2
      port: 9080
      weight: 10
`,
  },
  'grpcroutes.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    spec: `spec:
  parentRefs:
  - name: shop
  rules:
  - matches:
    - method:
        service: shop.v1.Orders
        method: Place
    backendRefs:
    - name: orders
      port: 9000
`,
  },
  'tcproutes.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kind: 'TCPRoute',
    spec: `spec:
  parentRefs:
  - name: shop
    sectionName: tcp
  rules:
  - backendRefs:
    - name: database
      port: 5432
`,
  },
  'tlsroutes.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kind: 'TLSRoute',
    spec: `spec:
  parentRefs:
  - name: shop
    sectionName: tls
  # By the name in the TLS handshake; nothing is decrypted.
  hostnames:
  - db.example.com
  rules:
  - backendRefs:
    - name: database
      port: 5432
`,
  },
  'udproutes.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1alpha2',
    kind: 'UDPRoute',
    spec: `spec:
  parentRefs:
  - name: shop
    sectionName: udp
  rules:
  - backendRefs:
    - name: dns
      port: 53
`,
  },
  'referencegrants.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    spec: `spec:
  # Stands in the namespace of what is referred to, and lets these in.
  from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: shop
  to:
  - group: ''
    kind: Service
`,
  },
  'backendtlspolicies.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    spec: `spec:
  targetRefs:
  - group: ''
    kind: Service
    name: payments
  validation:
    # What the certificate of the backend must be for.
    hostname: payments.example.com
    wellKnownCACertificates: System
`,
  },
  'listenersets.gateway.networking.k8s.io': {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ListenerSet',
    spec: `spec:
  parentRef:
    name: shop
  listeners:
  - name: team
    hostname: team.example.com
    port: 80
    protocol: HTTP
`,
  },
  'inferencepools.inference.networking.k8s.io': {
    apiVersion: 'inference.networking.k8s.io/v1',
    kind: 'InferencePool',
    spec: `spec:
  selector:
    matchLabels:
      app: model-server
  targetPorts:
  - number: 8000
  endpointPickerRef:
    name: endpoint-picker
    port:
      number: 9002
`,
  },
}
