import type { CheckDoc } from './check-doc'

/** Checks that several kinds share, by the part after the kind. */
export const SHARED_DOCS: Readonly<Record<string, CheckDoc>> = {
  'selector-matches-nothing': {
    meaning:
      'The selector has labels that no workload has where the object looks, so it changes nothing. Often a label was renamed.',
    wrong: `spec:
  selector:
    matchLabels: {app: reviws}`,
    right: `spec:
  selector:
    matchLabels: {app: reviews}`,
    remedy: 'Correct the labels, or delete the object if its workload is gone.',
  },
  'multiple-without-selector': {
    meaning:
      'Several objects of the kind apply to the whole namespace. Only one of them takes effect, and which one is not for you to choose.',
    wrong: `metadata: {name: default, namespace: shop}
---
metadata: {name: another, namespace: shop}`,
    right: `metadata: {name: default, namespace: shop}`,
    remedy: 'Merge them into one object, or give all but one a selector.',
  },
  'overlapping-selector': {
    meaning:
      'Selectors of several objects of the kind match the same workload. Only one of the objects takes effect there.',
    wrong: `selector: {matchLabels: {app: web}}
---
selector: {matchLabels: {version: v1}}`,
    right: `selector: {matchLabels: {app: web, version: v1}}
---
selector: {matchLabels: {app: web, version: v2}}`,
    remedy: 'Narrow the selectors until each workload matches one of them, or merge the objects.',
  },
  'ambient-no-waypoint': {
    meaning:
      'The namespace is in ambient mode, where ztunnel knows no HTTP. What this object says about requests is done by a waypoint, and none serves its targets.',
    wrong: `kind: Namespace
metadata:
  labels: {istio.io/dataplane-mode: ambient}`,
    right: `kind: Namespace
metadata:
  labels:
    istio.io/dataplane-mode: ambient
    istio.io/use-waypoint: waypoint`,
    remedy: 'Deploy a waypoint and label the Service or its namespace with istio.io/use-waypoint.',
  },
  'ambient-needs-target-refs': {
    meaning:
      'A waypoint reads only objects that name it or a Service in targetRefs. A selector, or the namespace as a whole, does not reach it.',
    wrong: `spec:
  selector: {matchLabels: {app: web}}`,
    right: `spec:
  targetRefs:
  - {kind: Service, group: "", name: web}`,
    remedy: 'Replace the selector by targetRefs that name the Service or the Gateway of the waypoint.',
  },
  'ambient-service-not-enrolled': {
    meaning:
      'The host is a Service in ambient mode that no waypoint serves, so nobody carries out what the object says about its requests.',
    wrong: `kind: Service
metadata: {name: web}`,
    right: `kind: Service
metadata:
  name: web
  labels: {istio.io/use-waypoint: waypoint}`,
    remedy: 'Label the Service or its namespace with istio.io/use-waypoint.',
  },
  'ambient-other-namespace': {
    meaning:
      'The waypoint of a Service reads configuration of its own namespace. An object in another namespace does not reach it.',
    wrong: `metadata: {namespace: team-a}
spec: {hosts: [web.team-b.svc.cluster.local]}`,
    right: `metadata: {namespace: team-b}
spec: {hosts: [web.team-b.svc.cluster.local]}`,
    remedy: 'Move the object to the namespace of the Service.',
  },
  'selector-on-kubernetes-gateway': {
    meaning: 'The selector matches pods of a Gateway of the Gateway API. Such gateways ignore selectors.',
    wrong: `spec:
  selector:
    matchLabels: {gateway.networking.k8s.io/gateway-name: edge}`,
    right: `spec:
  targetRefs:
  - {kind: Gateway, group: gateway.networking.k8s.io, name: edge}`,
    remedy: 'Name the Gateway in targetRefs.',
  },
  'target-ref-not-found': {
    meaning: 'targetRefs names an object that does not exist in the namespace, so the policy applies to nothing.',
    wrong: `targetRefs:
- {kind: Service, group: "", name: wbe}`,
    right: `targetRefs:
- {kind: Service, group: "", name: web}`,
    remedy: 'Correct the name or the kind, or create the target.',
  },
  'export-to-namespace-not-found': {
    meaning: 'exportTo names a namespace that does not exist, so nobody there sees the object.',
    wrong: 'exportTo: [shpo]',
    right: 'exportTo: [shop]',
    remedy: 'Correct the name, or remove it from the list.',
  },
  'parent-not-found': {
    meaning:
      'The parent does not exist, or it accepts nothing from this namespace. Nothing of the object takes effect.',
    wrong: `parentRefs:
- {name: edge, namespace: infra} # its listeners allow namespace infra only`,
    right: `kind: Gateway
spec:
  listeners:
  - {name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}`,
    remedy: 'Correct the name or the namespace, or let the parent accept objects of this namespace.',
  },
  'section-not-found': {
    meaning: 'The Gateway exists, but has no listener of that name or port, so the route is attached to nothing.',
    wrong: 'parentRefs: [{name: edge, sectionName: htps}]',
    right: 'parentRefs: [{name: edge, sectionName: https}]',
    remedy: 'Name a listener of the Gateway, or leave sectionName and port out.',
  },
  'backend-not-found': {
    meaning:
      'The backend does not exist, is written as a host name, or lies in a namespace that has not granted it. Requests to it are answered with 500.',
    wrong: 'backendRefs: [{name: web.shop, port: 80}]',
    right: 'backendRefs: [{name: web, namespace: shop, port: 80}]',
    remedy: 'Name the Service and its namespace apart; for another namespace add a ReferenceGrant there.',
  },
  'backend-port-not-found': {
    meaning:
      'The Service has no port of that number. Here the port of the Service counts, not the one of its containers.',
    wrong: 'backendRefs: [{name: web, port: 8080}] # the Service has port 80',
    right: 'backendRefs: [{name: web, port: 80}]',
    remedy: 'Use a port of the Service.',
  },
  'port-name-protocol': {
    meaning:
      'The name of the port does not begin with its protocol. Istio does not read these names, so this check is off unless it is switched on.',
    wrong: 'port: {number: 443, name: web, protocol: HTTPS}',
    right: 'port: {number: 443, name: https-web, protocol: HTTPS}',
    remedy: 'Begin the name with the protocol and a hyphen.',
  },
  'invalid-selector': {
    meaning: 'The selector cannot work: a label has an empty or impossible name or value, or holds a wildcard.',
    wrong: 'selector: {matchLabels: {app: "web*"}}',
    right: 'selector: {matchLabels: {app: web}}',
    remedy: 'Write whole labels as Kubernetes allows them.',
  },
  'invalid-target': {
    meaning:
      'targetRefs is incomplete, of a kind that cannot be targeted, of another namespace, or stands beside a selector.',
    wrong: `selector: {matchLabels: {app: web}}
targetRefs: [{kind: Service, group: "", name: web}]`,
    right: 'targetRefs: [{kind: Service, group: "", name: web}]',
    remedy: 'Use either selector or targetRefs, and name group, kind and name of an object in the same namespace.',
  },
  'invalid-export-to': {
    meaning:
      'exportTo holds something that is no namespace, the same one twice, or a namespace beside one that means all or none.',
    wrong: 'exportTo: [".", "*"]',
    right: 'exportTo: ["*"]',
    remedy: 'List namespaces, or "." for the own one; "*" and "~" stand alone.',
  },
  'invalid-plugin': {
    meaning:
      'The plugin cannot be loaded as it is described: its address, checksum, names, environment or match is wrong.',
    wrong: 'url: ftp://example.com/filter.wasm',
    right: 'url: oci://registry.example.com/filter:1.0',
    remedy:
      'Correct the field that the finding names: schemes are oci, http, https and file; a checksum is 64 lower-case hexadecimal digits.',
  },
  'invalid-address': {
    meaning: 'The address is missing, or is none that an endpoint can have.',
    wrong: 'address: 10.0.0.256',
    right: 'address: 10.0.0.25',
    remedy: 'Write an IP address, a DNS name, or unix:// with an absolute path.',
  },
}
