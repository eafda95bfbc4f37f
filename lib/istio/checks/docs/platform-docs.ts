import type { CheckDoc } from './check-doc'

/** Services, namespaces, pods, workloads, and what extends proxies. */
export const PLATFORM_DOCS: Readonly<Record<string, CheckDoc>> = {
  'service/port-name-no-protocol': {
    meaning:
      'Neither appProtocol nor the name of the port says which protocol is spoken, so Istio guesses or takes it for plain TCP: no routing, no metrics of requests.',
    wrong: 'ports: [{name: web, port: 80}]',
    right: 'ports: [{name: http-web, port: 80}]',
    remedy: 'Set appProtocol, or begin the name with the protocol and a hyphen.',
  },
  'service/app-protocol-unknown': {
    meaning: 'Istio knows no protocol of this name and takes the port for plain TCP.',
    wrong: 'ports: [{name: web, port: 80, appProtocol: rest}]',
    right: 'ports: [{name: web, port: 80, appProtocol: http}]',
    remedy: 'Use http, http2, https, grpc, grpc-web, tcp, tls, mongo, mysql, redis or udp.',
  },
  'service/external-name-port-name': {
    meaning:
      'The Service stands for an outer name, and its port does not say a protocol, or says tcp. Its port is then taken from everybody else.',
    wrong: '{type: ExternalName, externalName: api.example.com, ports: [{name: tcp, port: 443}]}',
    right: '{type: ExternalName, externalName: api.example.com, ports: [{name: https, port: 443}]}',
    remedy: 'Name the protocol, or use a ServiceEntry.',
  },
  'service/port-not-on-workload': {
    meaning: 'No container of the workloads behind the Service declares the port that it leads to.',
    wrong: 'ports: [{port: 80, targetPort: 8080}] # containerPort: 9080',
    right: 'ports: [{port: 80, targetPort: 9080}]',
    remedy: 'Correct targetPort, or declare the port in the container.',
  },
  'service/inconsistent-across-clusters': {
    meaning:
      'The Service exists in several clusters with different type or ports. Istio takes them for one and reads one of them.',
    wrong: `# east: port 80
# west: port 8080`,
    right: '# port 80 in both',
    remedy: 'Deploy the same Service everywhere.',
  },
  'service-entry/duplicate-host-port': {
    meaning: 'Several ServiceEntries give the same host and port. Their endpoints are mixed, or one is ignored.',
    wrong: '{hosts: [api.example.com], ports: [{number: 443, name: tls, protocol: TLS}]} # in two entries',
    right: '{hosts: [api.example.com], ports: [{number: 443, name: tls, protocol: TLS}]} # in one',
    remedy: 'Keep one of them.',
  },
  'service-entry/conflicting-protocol': {
    meaning:
      'Several ServiceEntries give the same host and port with different protocols. Which one counts is not defined.',
    wrong: '{number: 443, protocol: HTTPS} # and elsewhere {number: 443, protocol: TCP}',
    right: '{number: 443, protocol: HTTPS}',
    remedy: 'Agree on one protocol.',
  },
  'service-entry/addresses-required': {
    meaning:
      'The entry has a port of plain TCP and no address. By TCP a proxy sees only addresses, so it takes everything that goes to the port.',
    wrong: '{hosts: [db.example.com], ports: [{number: 3306, name: tcp, protocol: TCP}]}',
    right: '{hosts: [db.example.com], addresses: [10.1.2.3], ports: [{number: 3306, name: tcp, protocol: TCP}]}',
    remedy: 'Name addresses, or let istiod allocate them (resolution DNS or STATIC, with DNS capture).',
  },
  'sidecar/egress-host-not-found': {
    meaning: 'The Sidecar lets proxies know a host that does not exist.',
    wrong: 'egress: [{hosts: ["./wbe.shop.svc.cluster.local"]}]',
    right: 'egress: [{hosts: ["./web.shop.svc.cluster.local"]}]',
    remedy: 'Write namespace/full.name, or "*" for all of a namespace.',
  },
  'sidecar/root-with-selector': {
    meaning: 'A Sidecar of the root namespace is the default of the mesh. There a selector is ignored.',
    wrong: '{metadata: {namespace: istio-system}, spec: {workloadSelector: {labels: {app: web}}}}',
    right: '{metadata: {namespace: shop}, spec: {workloadSelector: {labels: {app: web}}}}',
    remedy: 'Move it to the namespace of the workload, or remove the selector.',
  },
  'sidecar/outbound-mode-ambiguous': {
    meaning:
      'outboundTrafficPolicy stands there without a mode, which means REGISTRY_ONLY: requests to unknown hosts are refused.',
    wrong: 'outboundTrafficPolicy: {}',
    right: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}',
    remedy: 'Write the mode that is meant.',
  },
  'sidecar/ineffective-in-ambient': {
    meaning: 'In ambient mode pods have no sidecar, so nobody reads the Sidecar.',
    wrong: 'kind: Sidecar # in a namespace with istio.io/dataplane-mode: ambient',
    right: '# nothing',
    remedy: 'Remove it; ztunnel and waypoints need none.',
  },
  'sidecar/deprecated-egress-proxy': {
    meaning: 'egressProxy is going to be removed.',
    wrong: 'outboundTrafficPolicy: {mode: ALLOW_ANY, egressProxy: {host: egress}}',
    right: `kind: VirtualService
spec: {hosts: ["*.example.com"], tls: [{match: [{port: 443, sniHosts: ["*.example.com"]}], route: [{destination: {host: egress}}]}]}`,
    remedy: 'Lead requests to the egress gateway by a VirtualService.',
  },
  'telemetry/no-provider': {
    meaning:
      'Access logs are configured, but neither this object nor the mesh names a provider, so nothing is written.',
    wrong: 'accessLogging: [{filter: {expression: "response.code >= 500"}}]',
    right: 'accessLogging: [{providers: [{name: envoy}], filter: {expression: "response.code >= 500"}}]',
    remedy: 'Name a provider here, or defaultProviders in the mesh.',
  },
  'telemetry/deprecated-provider': {
    meaning: 'The provider of traces is of a type that Envoy no longer supports.',
    wrong: 'tracing: [{providers: [{name: lightstep}]}]',
    right: 'tracing: [{providers: [{name: otel}]}]',
    remedy: 'Use a provider of the type opentelemetry.',
  },
  'telemetry/invalid-metrics': {
    meaning:
      'A change of metrics is incomplete: an empty provider or metric, or a tag whose operation and value do not fit.',
    wrong: 'tagOverrides: {team: {operation: UPSERT}}',
    right: 'tagOverrides: {team: {operation: UPSERT, value: "node.metadata.team"}}',
    remedy: 'Complete it as the finding says.',
  },
  'telemetry/invalid-tracing': {
    meaning: 'Tracing has an impossible share, an empty tag, or more parts than are read.',
    wrong: 'tracing: [{randomSamplingPercentage: 150}]',
    right: 'tracing: [{randomSamplingPercentage: 15}]',
    remedy: 'Use one part with one provider and a share between 0 and 100.',
  },
  'envoy-filter/exposes-internals': {
    meaning:
      'An EnvoyFilter reaches into configuration that Istio makes. It may end to work, without a word, with any upgrade.',
    wrong: 'kind: EnvoyFilter',
    right: 'kind: Telemetry # or another kind that says the same',
    remedy: 'Use a field of Istio where there is one, and try the filter before each upgrade.',
  },
  'envoy-filter/add-ignored': {
    meaning: 'ADD does nothing to route configurations and to routes.',
    wrong: '{applyTo: HTTP_ROUTE, patch: {operation: ADD}}',
    right: '{applyTo: HTTP_ROUTE, patch: {operation: INSERT_FIRST}}',
    remedy: 'Use INSERT_FIRST, INSERT_BEFORE or MERGE.',
  },
  'envoy-filter/remove-ignored': {
    meaning: 'REMOVE does nothing to route configurations and to routes.',
    wrong: '{applyTo: ROUTE_CONFIGURATION, patch: {operation: REMOVE}}',
    right: '{applyTo: VIRTUAL_HOST, patch: {operation: REMOVE}}',
    remedy: 'Remove virtual hosts, or change the object from which the routes are made.',
  },
  'envoy-filter/replace-wrong-target': {
    meaning: 'REPLACE works for filters and virtual hosts only.',
    wrong: '{applyTo: CLUSTER, patch: {operation: REPLACE}}',
    right: '{applyTo: CLUSTER, patch: {operation: MERGE}}',
    remedy: 'Use MERGE, or replace a filter.',
  },
  'envoy-filter/relative-operation': {
    meaning:
      'The patch stands in relation to another part, and has no priority. Whether that part is there yet is left to chance.',
    wrong: '{configPatches: [{patch: {operation: INSERT_BEFORE}}]}',
    right: '{priority: 10, configPatches: [{patch: {operation: INSERT_BEFORE}}]}',
    remedy: 'Set a priority, or use INSERT_FIRST.',
  },
  'envoy-filter/relative-with-proxy-version': {
    meaning:
      'The patch stands in relation to a filter that an earlier patch makes for some versions of the proxy only. For others it does nothing.',
    wrong: 'match: {proxy: {proxyVersion: 1-24}} # in the earlier patch',
    right: 'match: {} # in both',
    remedy: 'Use the same match in both patches, and a priority.',
  },
  'envoy-filter/invalid-patch': {
    meaning: 'A patch is incomplete, or its match is not for what it applies to.',
    wrong: '{applyTo: CLUSTER, match: {listener: {}}, patch: {operation: MERGE, value: {}}}',
    right: '{applyTo: CLUSTER, match: {cluster: {}}, patch: {operation: MERGE, value: {}}}',
    remedy: 'Name applyTo, an operation, a value, and a match of the same kind.',
  },
  'namespace/not-injected': {
    meaning: 'The namespace is not in the mesh: its pods get no proxy.',
    wrong: 'metadata: {name: shop}',
    right: 'metadata: {name: shop, labels: {istio-injection: enabled}}',
    remedy: 'Label it, or leave it out on purpose with istio-injection=disabled.',
  },
  'namespace/injected-by-default': {
    meaning: 'The namespace has no label of injection, and the injector takes such namespaces: its pods get sidecars.',
    wrong: 'metadata: {name: shop}',
    right: 'metadata: {name: shop, labels: {istio-injection: enabled}}',
    remedy: 'Say with a label what is meant.',
  },
  'namespace/multiple-injection-labels': {
    meaning: 'Several labels say how pods join the mesh, and they contradict each other.',
    wrong: 'labels: {istio-injection: enabled, istio.io/rev: canary}',
    right: 'labels: {istio.io/rev: canary}',
    remedy: 'Keep one of them.',
  },
  'namespace/proxy-image-mismatch': {
    meaning:
      'Pods of the namespace run another proxy than the control plane would inject now: they were not restarted after an upgrade.',
    wrong: 'image: docker.io/istio/proxyv2:1.23.0 # istiod is 1.24.1',
    right: 'image: docker.io/istio/proxyv2:1.24.1',
    remedy: 'Restart the workloads: kubectl rollout restart deployment.',
  },
  'pod/missing-proxy': {
    meaning:
      'The namespace is injected, and the pod has no proxy. It was made before the label, or while the injector did not answer.',
    wrong: 'containers: [{name: app}]',
    right: 'containers: [{name: app}, {name: istio-proxy, image: istio/proxyv2}]',
    remedy: 'Restart its workload.',
  },
  'pod/image-auto': {
    meaning:
      'The image "auto" stands for the one that injection fills in, and injection did not happen. The pod cannot start.',
    wrong: 'containers: [{name: istio-proxy, image: auto}]',
    right: 'labels: {istio.io/rev: default} # of a namespace where injection is on',
    remedy: 'Switch injection on for the namespace and make the pod anew.',
  },
  'deployment/image-auto-not-injected': {
    meaning: 'The template leaves the image to injection, and no webhook takes its pods. They cannot start.',
    wrong: 'labels: {sidecar.istio.io/inject: "false"}',
    right: 'labels: {sidecar.istio.io/inject: "true"}',
    remedy: 'Label namespace or template so that a webhook of injection takes the pods.',
  },
  'deployment/protocol-conflict': {
    meaning: 'Several Services lead to the workload by one port number with different transports.',
    wrong: '{port: 53, protocol: TCP} # and in another Service {port: 53, protocol: UDP}',
    right: 'one Service with both ports',
    remedy: 'Put the ports into one Service, or choose other numbers.',
  },
  'deployment/target-port-conflict': {
    meaning:
      'Several Services lead to one port of the workload by different port numbers. Proxies of servers then use the settings of only one.',
    wrong: '{port: 80, targetPort: 8080} # and in another Service {port: 81, targetPort: 8080}',
    right: '{port: 80, targetPort: 8080}',
    remedy: 'Use one port number for one port of the workload.',
  },
  'workload/no-authorization-policy': {
    meaning:
      'No AuthorizationPolicy applies, so whoever reaches the workload may ask anything. Off unless it is switched on.',
    wrong: '# nothing',
    right:
      '{kind: AuthorizationPolicy, spec: {selector: {matchLabels: {app: web}}, rules: [{from: [{source: {namespaces: [front]}}]}]}}',
    remedy: 'Add a policy that allows what is needed.',
  },
  'workload/sidecar-and-ambient-labels': {
    meaning: 'Labels ask for a sidecar and for ambient mode at once.',
    wrong: 'labels: {sidecar.istio.io/inject: "true", istio.io/dataplane-mode: ambient}',
    right: 'labels: {istio.io/dataplane-mode: ambient}',
    remedy: 'Keep one of them.',
  },
  'workload/waypoint-label-not-ambient': {
    meaning: 'A waypoint is named for a workload that is not in ambient mode, so nobody goes through it.',
    wrong: 'labels: {istio.io/use-waypoint: waypoint}',
    right: 'labels: {istio.io/use-waypoint: waypoint, istio.io/dataplane-mode: ambient}',
    remedy: 'Bring the workload into ambient mode, or remove the label.',
  },
  'workload/waypoint-not-found': {
    meaning: 'The label names a waypoint that does not exist.',
    wrong: 'labels: {istio.io/use-waypoint: wyapoint}',
    right: 'labels: {istio.io/use-waypoint: waypoint}',
    remedy: 'Correct the name, add istio.io/use-waypoint-namespace, or deploy the waypoint.',
  },
  'workload/sidecar-label-ambient-redirection': {
    meaning: 'The workload asks for a sidecar, and its pods are redirected to ztunnel.',
    wrong: 'labels: {sidecar.istio.io/inject: "true"} # in an ambient namespace',
    right: 'labels: {istio.io/dataplane-mode: none, sidecar.istio.io/inject: "true"}',
    remedy: 'Choose one way, and restart the workload.',
  },
  'workload/ambient-label-sidecar-container': {
    meaning: 'The workload is labelled for ambient mode, and its pods still have a sidecar.',
    wrong: 'labels: {istio.io/dataplane-mode: ambient} # pods with istio-proxy',
    right: '# the same, restarted, without injection',
    remedy: 'Switch injection off for it, and restart it.',
  },
  'workload/sidecar-in-ambient-namespace': {
    meaning:
      'Pods of an ambient namespace have a sidecar. They are not redirected to ztunnel, and waypoints do not see them.',
    wrong: 'initContainers: [{name: istio-proxy}] # in an ambient namespace',
    right: 'containers: [{name: app}]',
    remedy: 'Restart the workload without injection, or move it.',
  },
  'workload/l7-policy-no-waypoint': {
    meaning:
      'An AuthorizationPolicy asks for what only HTTP tells, and no waypoint serves the workload. ztunnel then denies more than is meant.',
    wrong: '{kind: AuthorizationPolicy, spec: {rules: [{to: [{operation: {methods: [GET]}}]}]}} # without a waypoint',
    right: 'labels: {istio.io/use-waypoint: waypoint}',
    remedy: 'Deploy a waypoint and bind the policy to it by targetRefs.',
  },
  'workload/reserved-uid': {
    meaning: 'The user id 1337 is that of the proxy. What a container of this id sends goes past the proxy.',
    wrong: 'securityContext: {runAsUser: 1337}',
    right: 'securityContext: {runAsUser: 1000}',
    remedy: 'Use another id.',
  },
  'workload-group/service-account-not-found': {
    meaning: 'The group names a ServiceAccount that does not exist, so its machines get no identity.',
    wrong: 'template: {serviceAccount: vm}',
    right: `kind: ServiceAccount
metadata: {name: vm}`,
    remedy: 'Create the ServiceAccount, or correct its name.',
  },
  'workload-group/duplicate-labels': {
    meaning: 'Another group of the namespace gives its machines exactly the same labels, so nothing tells them apart.',
    wrong: 'metadata: {labels: {app: db}} # in two groups',
    right: 'metadata: {labels: {app: db, zone: a}}',
    remedy: 'Let the labels differ, or merge the groups.',
  },
  'workload-group/invalid-probe': {
    meaning: 'The probe has no method, or impossible times, ports or headers.',
    wrong: 'probe: {periodSeconds: 5}',
    right: 'probe: {periodSeconds: 5, httpGet: {port: 8080, path: /ready}}',
    remedy: 'Name one of httpGet, tcpSocket, exec and grpc, and complete it.',
  },
  'proxy-config/invalid-concurrency': {
    meaning: 'A number of threads cannot be negative.',
    wrong: 'concurrency: -1',
    right: 'concurrency: 0',
    remedy: 'Write 0 for one thread for each processor, or a number.',
  },
}
