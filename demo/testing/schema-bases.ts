import type { KubeObject, ResourceId } from '../kube-object'

// One valid object of each custom kind, with most of its kinds of fields: what the corpus of schema verdicts is made from.

const HOSTS = { hosts: ['reviews', '*.example.com'] }
const destination = { host: 'reviews', subset: 'v1', port: { number: 9080 } }
const selector = { matchLabels: { app: 'reviews' } }
const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gateway' }]
const parentRefs = [{ name: 'gateway', sectionName: 'http' }]

/** By resource, the apiVersion, the kind and a spec. */
const SPECS: Readonly<Record<ResourceId, readonly [apiVersion: string, kind: string, spec: object]>> = {
  'virtualservices.networking.istio.io': [
    'networking.istio.io/v1',
    'VirtualService',
    {
      ...HOSTS,
      gateways: ['mesh'],
      exportTo: ['.'],
      http: [
        {
          name: 'main',
          match: [
            { uri: { prefix: '/api' }, headers: { 'end-user': { exact: 'jason' } }, port: 80, ignoreUriCase: true },
          ],
          route: [
            { destination, weight: 90, headers: { request: { set: { a: 'b' }, remove: ['c'] } } },
            { destination: { host: 'reviews' }, weight: 10 },
          ],
          timeout: '5s',
          retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx', retryRemoteLocalities: true },
          fault: { delay: { fixedDelay: '1s', percentage: { value: 0.5 } }, abort: { httpStatus: 500 } },
          mirror: { host: 'shadow' },
          mirrorPercentage: { value: 10 },
          corsPolicy: { allowOrigins: [{ exact: '*' }], allowMethods: ['GET'], maxAge: '24h', allowCredentials: false },
          rewrite: { uri: '/' },
        },
        { redirect: { uri: '/new', redirectCode: 301, port: 443 } },
        { directResponse: { status: 503, body: { string: 'closed' } } },
      ],
      tls: [{ match: [{ sniHosts: ['a.example.com'], port: 443 }], route: [{ destination: { host: 'reviews' } }] }],
      tcp: [{ route: [{ destination: { host: 'mongo' }, weight: 100 }] }],
    },
  ],
  'destinationrules.networking.istio.io': [
    'networking.istio.io/v1',
    'DestinationRule',
    {
      host: 'reviews',
      workloadSelector: selector,
      trafficPolicy: {
        loadBalancer: {
          simple: 'LEAST_REQUEST',
          localityLbSetting: { enabled: true, failover: [{ from: 'a', to: 'b' }] },
        },
        connectionPool: {
          tcp: { maxConnections: 10, connectTimeout: '1s', tcpKeepalive: { time: '7200s', probes: 3 } },
          http: { http2MaxRequests: 100, h2UpgradePolicy: 'UPGRADE', idleTimeout: '30s', useClientProtocol: true },
        },
        outlierDetection: { consecutive5xxErrors: 5, interval: '10s', maxEjectionPercent: 50, minHealthPercent: 10 },
        tls: { mode: 'ISTIO_MUTUAL', sni: 'x', subjectAltNames: ['y'], insecureSkipVerify: false },
        portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'DISABLE' } }],
      },
      subsets: [
        { name: 'v1', labels: { version: 'v1' } },
        {
          name: 'v2',
          labels: { version: 'v2' },
          trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true } } },
        },
      ],
      exportTo: ['*'],
    },
  ],
  'gateways.networking.istio.io': [
    'networking.istio.io/v1',
    'Gateway',
    {
      selector: { istio: 'ingressgateway' },
      servers: [
        { name: 'plain', port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          hosts: ['a.example.com'],
          tls: {
            mode: 'SIMPLE',
            credentialName: 'cert',
            minProtocolVersion: 'TLSV1_2',
            httpsRedirect: false,
            cipherSuites: ['X'],
          },
        },
      ],
    },
  ],
  'serviceentries.networking.istio.io': [
    'networking.istio.io/v1',
    'ServiceEntry',
    {
      hosts: ['api.example.com'],
      addresses: ['10.1.2.0/24'],
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      ports: [{ number: 443, name: 'https', protocol: 'TLS', targetPort: 8443 }],
      endpoints: [{ address: '10.1.2.3', ports: { https: 8443 }, labels: { a: 'b' }, weight: 10, locality: 'eu/a' }],
      subjectAltNames: ['x'],
    },
  ],
  'sidecars.networking.istio.io': [
    'networking.istio.io/v1',
    'Sidecar',
    {
      workloadSelector: { labels: { app: 'reviews' } },
      ingress: [
        {
          port: { number: 9080, protocol: 'HTTP', name: 'http' },
          defaultEndpoint: '127.0.0.1:8080',
          captureMode: 'DEFAULT',
        },
      ],
      egress: [{ hosts: ['./*', 'istio-system/*'], bind: '0.0.0.0' }],
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    },
  ],
  'workloadentries.networking.istio.io': [
    'networking.istio.io/v1',
    'WorkloadEntry',
    {
      address: '10.0.0.1',
      ports: { http: 8080 },
      labels: { app: 'vm' },
      weight: 1,
      serviceAccount: 'vm',
      network: 'n',
      locality: 'l',
    },
  ],
  'workloadgroups.networking.istio.io': [
    'networking.istio.io/v1',
    'WorkloadGroup',
    {
      metadata: { labels: { app: 'vm' } },
      template: { ports: { http: 8080 }, serviceAccount: 'vm', weight: 2 },
      probe: {
        initialDelaySeconds: 5,
        periodSeconds: 10,
        httpGet: { path: '/health', port: 8080, scheme: 'HTTP', httpHeaders: [{ name: 'a', value: 'b' }] },
      },
    },
  ],
  'envoyfilters.networking.istio.io': [
    'networking.istio.io/v1alpha3',
    'EnvoyFilter',
    {
      workloadSelector: { labels: { app: 'reviews' } },
      priority: 5,
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: { context: 'SIDECAR_INBOUND', listener: { portNumber: 80, filterChain: { filter: { name: 'x' } } } },
          patch: { operation: 'INSERT_BEFORE', value: { name: 'lua', typed_config: { anything: [1, 'b'] } } },
        },
      ],
    },
  ],
  'proxyconfigs.networking.istio.io': [
    'networking.istio.io/v1beta1',
    'ProxyConfig',
    { selector, concurrency: 2, environmentVariables: { A: 'b' }, image: { imageType: 'debug' } },
  ],
  'authorizationpolicies.security.istio.io': [
    'security.istio.io/v1',
    'AuthorizationPolicy',
    {
      selector,
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/a/sa/b'], namespaces: ['a'], ipBlocks: ['10.0.0.0/8'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/x'], ports: ['80'] } }],
          when: [{ key: 'request.headers[x]', values: ['y'] }],
        },
      ],
    },
  ],
  'peerauthentications.security.istio.io': [
    'security.istio.io/v1',
    'PeerAuthentication',
    { selector, mtls: { mode: 'STRICT' }, portLevelMtls: { '8080': { mode: 'PERMISSIVE' } } },
  ],
  'requestauthentications.security.istio.io': [
    'security.istio.io/v1',
    'RequestAuthentication',
    {
      targetRefs,
      jwtRules: [
        {
          issuer: 'https://issuer.example.com',
          jwksUri: 'https://issuer.example.com/keys',
          audiences: ['a'],
          fromHeaders: [{ name: 'x', prefix: 'Bearer ' }],
          forwardOriginalToken: true,
          timeout: '5s',
        },
      ],
    },
  ],
  'telemetries.telemetry.istio.io': [
    'telemetry.istio.io/v1',
    'Telemetry',
    {
      selector,
      tracing: [
        {
          providers: [{ name: 'zipkin' }],
          randomSamplingPercentage: 10.5,
          customTags: { a: { literal: { value: 'b' } } },
        },
      ],
      metrics: [
        {
          providers: [{ name: 'prometheus' }],
          overrides: [
            {
              match: { metric: 'REQUEST_COUNT', mode: 'CLIENT' },
              tagOverrides: { a: { operation: 'UPSERT', value: 'b' } },
              disabled: false,
            },
          ],
          reportingInterval: '5s',
        },
      ],
      accessLogging: [
        { providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 400' }, disabled: true },
      ],
    },
  ],
  'wasmplugins.extensions.istio.io': [
    'extensions.istio.io/v1alpha1',
    'WasmPlugin',
    {
      selector,
      url: 'oci://registry.example.com/plugin:1',
      phase: 'AUTHN',
      priority: 10,
      imagePullPolicy: 'IfNotPresent',
      pluginConfig: { anything: { goes: [true] } },
      vmConfig: { env: [{ name: 'A', value: 'b' }] },
      match: [{ mode: 'SERVER', ports: [{ number: 80 }] }],
    },
  ],
  'trafficextensions.extensions.istio.io': [
    'extensions.istio.io/v1alpha1',
    'TrafficExtension',
    {
      selector,
      phase: 'AUTHN',
      priority: 1,
      lua: { inlineCode: 'return 1' },
      match: [{ mode: 'CLIENT', ports: [{ number: 80 }] }],
    },
  ],
  'gatewayclasses.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'GatewayClass',
    { controllerName: 'example.com/controller', description: 'd', parametersRef: { group: 'a', kind: 'B', name: 'c' } },
  ],
  'gateways.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'Gateway',
    {
      gatewayClassName: 'istio',
      addresses: [{ type: 'IPAddress', value: '10.0.0.1' }],
      infrastructure: { labels: { a: 'b' }, annotations: { 'example.com/a': 'b' } },
      listeners: [
        {
          name: 'http',
          port: 80,
          protocol: 'HTTP',
          hostname: '*.example.com',
          allowedRoutes: { namespaces: { from: 'All' } },
        },
        {
          name: 'https',
          port: 443,
          protocol: 'HTTPS',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'cert' }] },
        },
      ],
    },
  ],
  'httproutes.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    {
      parentRefs,
      hostnames: ['reviews.example.com'],
      rules: [
        {
          name: 'main',
          matches: [
            { path: { type: 'PathPrefix', value: '/api' }, headers: [{ name: 'x', value: 'y' }], method: 'GET' },
          ],
          filters: [
            {
              type: 'RequestHeaderModifier',
              requestHeaderModifier: { set: [{ name: 'a', value: 'b' }], remove: ['c'] },
            },
            {
              type: 'URLRewrite',
              urlRewrite: { hostname: 'z.example.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/' } },
            },
          ],
          backendRefs: [
            { name: 'reviews-v1', port: 9080, weight: 9 },
            { name: 'reviews-v2', port: 9080 },
          ],
          timeouts: { request: '10s', backendRequest: '2s' },
        },
        { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
      ],
    },
  ],
  'grpcroutes.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'GRPCRoute',
    {
      parentRefs,
      hostnames: ['grpc.example.com'],
      rules: [
        {
          matches: [{ method: { service: 'a.B', method: 'Get' }, headers: [{ type: 'Exact', name: 'x', value: 'y' }] }],
          backendRefs: [{ name: 'grpc', port: 9000, weight: 1 }],
        },
      ],
    },
  ],
  'tcproutes.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'TCPRoute',
    { parentRefs, rules: [{ backendRefs: [{ name: 'mongo', port: 27017, weight: 1 }] }] },
  ],
  'tlsroutes.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'TLSRoute',
    { parentRefs, hostnames: ['tls.example.com'], rules: [{ backendRefs: [{ name: 'tls', port: 443 }] }] },
  ],
  'udproutes.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'UDPRoute',
    { parentRefs, rules: [{ backendRefs: [{ name: 'dns', port: 53 }] }] },
  ],
  'referencegrants.gateway.networking.k8s.io': [
    'gateway.networking.k8s.io/v1',
    'ReferenceGrant',
    {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'a' }],
      to: [{ group: '', kind: 'Service' }],
    },
  ],
}

const BUILT_IN: Readonly<Record<ResourceId, KubeObject>> = {
  namespaces: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'corpus-new', labels: { a: 'b' } } },
  configmaps: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'case', labels: { a: 'b' }, annotations: { 'example.com/note': 'c' } },
    data: { key: 'text' },
  },
  services: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'case' },
    spec: {
      type: 'ClusterIP',
      selector: { app: 'a' },
      ports: [
        { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' },
        { name: 'grpc', port: 90, targetPort: 'grpc', appProtocol: 'grpc' },
      ],
    },
  },
  'deployments.apps': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'case' },
    spec: {
      replicas: 1,
      minReadySeconds: 1,
      selector: { matchLabels: { app: 'a' } },
      template: {
        metadata: { labels: { app: 'a' }, annotations: { a: 'b' } },
        spec: { containers: [{ name: 'a', image: 'b' }] },
      },
    },
  },
}

/** By resource; all are called `case`, but for the namespace. */
export const SCHEMA_BASES: ReadonlyMap<ResourceId, KubeObject> = new Map([
  ...Object.entries(SPECS).map(([id, [apiVersion, kind, spec]]): [ResourceId, KubeObject] => [
    id,
    { apiVersion, kind, metadata: { name: 'case' }, spec },
  ]),
  ...Object.entries(BUILT_IN),
])
