import type { CheckDoc } from './check-doc'

/** Checks of any object, of control planes, definitions and webhooks. */
export const OBJECT_DOCS: Readonly<Record<string, CheckDoc>> = {
  'analysis/internal-error': {
    meaning: 'A check failed on this object. The mistake is in Pharos; all other checks went on.',
    wrong: '',
    right: '',
    remedy: 'Report it with the object, or switch the check off until it is mended.',
  },
  'any/malformed-object': {
    meaning:
      'This cannot be read as an object of Kubernetes: apiVersion, kind or metadata.name is missing, the name is impossible, or it is nested too deeply.',
    wrong: 'metadata: {name: My_Rule}',
    right: 'metadata: {name: my-rule}',
    remedy: 'Complete the frame of the object; names are lower-case letters, digits, "-" and ".".',
  },
  'any/unknown-version': {
    meaning: 'The kind is not served in this version.',
    wrong: 'apiVersion: networking.istio.io/v2',
    right: 'apiVersion: networking.istio.io/v1',
    remedy: 'Use a version that the finding names.',
  },
  'any/wrong-type': {
    meaning: 'The field has a value of another type than its schema says, such as a text where a number belongs.',
    wrong: 'weight: "80"',
    right: 'weight: 80',
    remedy: 'Write a value of the type that the finding names.',
  },
  'any/unknown-field': {
    meaning: 'The schema of the kind has no such field. The API server drops it, so what it says is lost.',
    wrong: 'http: [{routes: []}]',
    right: 'http: [{route: []}]',
    remedy: 'Correct the name, or remove the field.',
  },
  'any/missing-field': {
    meaning: 'A field that the schema requires is missing.',
    wrong: 'subsets: [{labels: {version: v1}}]',
    right: 'subsets: [{name: v1, labels: {version: v1}}]',
    remedy: 'Add the field.',
  },
  'any/bad-enum': {
    meaning: 'The field takes one of a few words, and this is none of them.',
    wrong: 'mtls: {mode: STRIKT}',
    right: 'mtls: {mode: STRICT}',
    remedy: 'Use one of the words that the finding lists.',
  },
  'any/out-of-range': {
    meaning: 'The value is too small, too large, too long, or does not have the form that the schema asks for.',
    wrong: 'listeners: [{name: http, port: 70000, protocol: HTTP}]',
    right: 'listeners: [{name: http, port: 7000, protocol: HTTP}]',
    remedy: 'Stay within the limits that the finding names.',
  },
  'any/one-of': {
    meaning: 'Of several fields exactly one, or at most one, may be set.',
    wrong: 'uri: {exact: /a, prefix: /b}',
    right: 'uri: {prefix: /b}',
    remedy: 'Keep one of the fields.',
  },
  'any/reserved-annotation': {
    meaning: 'The annotation has a value that Istio refuses for every object.',
    wrong: `annotations: {istio.io/dry-run: "perhaps"}`,
    right: `annotations: {istio.io/dry-run: "true"}`,
    remedy: 'Correct the value as the finding says, or remove the annotation.',
  },
  'any/annotation-unknown': {
    meaning: 'Istio has no annotation of this name, so it does nothing.',
    wrong: 'annotations: {sidecar.istio.io/proxyCpu: 100m}',
    right: 'annotations: {sidecar.istio.io/proxyCPU: 100m}',
    remedy: 'Correct the name, or remove the annotation.',
  },
  'any/annotation-deprecated': {
    meaning: 'The annotation still works, but is going to be removed.',
    wrong: 'annotations: {sidecar.istio.io/inject: "true"}',
    right: 'labels: {sidecar.istio.io/inject: "true"}',
    remedy: 'Use what took its place: a label, or a field of an object of Istio.',
  },
  'any/annotation-misplaced': {
    meaning: 'The annotation is known, but not on objects of this kind, where it does nothing.',
    wrong: `kind: Namespace
metadata: {annotations: {sidecar.istio.io/proxyCPU: 100m}}`,
    right: `kind: Pod
metadata: {annotations: {sidecar.istio.io/proxyCPU: 100m}}`,
    remedy: 'Move it to an object of a kind that the finding names.',
  },
  'any/annotation-invalid': {
    meaning: 'The annotation stands in the right place with a value that it cannot have.',
    wrong: 'annotations: {traffic.sidecar.istio.io/excludeInboundPorts: "80;90"}',
    right: 'annotations: {traffic.sidecar.istio.io/excludeInboundPorts: "80,90"}',
    remedy: 'Correct the value as the finding says.',
  },
  'any/annotation-alpha': {
    meaning: 'The annotation is alpha: it may change or vanish with any version. Off unless it is switched on.',
    wrong: 'annotations: {networking.istio.io/traffic-distribution: PreferClose}',
    right: '# a setting of the mesh, or nothing',
    remedy: 'Use it knowing that an upgrade may end it.',
  },
  'any/negative-condition': {
    meaning: 'A controller says in the status that it did not accept the object, or only a part of it.',
    wrong: `status:
  conditions: [{type: istio.io/WaypointBound, status: "False", reason: NoWaypoint}]`,
    right: `status:
  conditions: [{type: istio.io/WaypointBound, status: "True"}]`,
    remedy: 'Do what the reason and the message of the condition say.',
  },
  'crd/removed-kind': {
    meaning:
      'The kind has had no effect for a long time. Whoever writes such objects believes in a protection that is not there.',
    wrong: 'kind: ServiceRole',
    right: 'kind: AuthorizationPolicy',
    remedy: 'Write AuthorizationPolicies and remove the definition.',
  },
  'crd/gateway-api-version-unsupported': {
    meaning:
      'Istio reads this kind of the Gateway API in a version that the cluster does not serve, so it sees none of its objects.',
    wrong: 'versions: [{name: v1alpha2, served: true}]',
    right: 'versions: [{name: v1beta1, served: true}, {name: v1, served: true}]',
    remedy: 'Install the bundle of the Gateway API that the version of Istio names.',
  },
  'crd/gateway-api-version-outdated': {
    meaning: 'The kind is not served as v1. Later versions of Istio read nothing else.',
    wrong: 'versions: [{name: v1beta1, served: true}]',
    right: 'versions: [{name: v1beta1, served: true}, {name: v1, served: true}]',
    remedy: 'Install a newer bundle of the Gateway API.',
  },
  'crd/gateway-api-bundle-too-old': {
    meaning:
      'The definition comes from a bundle of the Gateway API that is older than the one from which Istio reads the kind.',
    wrong: 'annotations: {gateway.networking.k8s.io/bundle-version: v1.0.0}',
    right: 'annotations: {gateway.networking.k8s.io/bundle-version: v1.5.0}',
    remedy: 'Install a newer bundle of the Gateway API.',
  },
  'mesh/invalid-config': {
    meaning: 'The configuration of the mesh, or of its networks, has values that istiod does not take.',
    wrong: 'mesh: "connectTimeout: 2h"',
    right: 'mesh: "connectTimeout: 10s"',
    remedy: 'Correct the fields that the finding names and watch the logs of istiod as it reads them again.',
  },
  'mesh/unknown-service-registry': {
    meaning: 'A network is fed from a cluster that no Secret of a remote cluster names, so it has no endpoints.',
    wrong: 'endpoints: [{fromRegistry: wset}]',
    right: 'endpoints: [{fromRegistry: west}]',
    remedy: 'Correct the name, or add the Secret of the remote cluster.',
  },
  'mesh/jwks-fetch-unrestricted': {
    meaning: 'istiod fetches keys from whatever address a RequestAuthentication names, inner addresses included.',
    wrong: 'env: []',
    right: `env:
- {name: BLOCKED_CIDRS_IN_JWKS_URIS, value: "10.0.0.0/8,169.254.0.0/16"}`,
    remedy: 'Tell istiod which ranges of addresses it must not ask.',
  },
  'mesh/upgrade-default-changed': {
    meaning:
      'Until 1.21 traces went to the Service zipkin of istio-system without being asked for. After the upgrade they do not.',
    wrong: '# no provider of traces',
    right: `extensionProviders:
- {name: zipkin, zipkin: {service: zipkin.istio-system.svc.cluster.local, port: 9411}}`,
    remedy: 'Name a provider of traces and use it in a Telemetry.',
  },
  'mesh/kubernetes-version-unsupported': {
    meaning:
      'The API server is older than the oldest version that Istio supports. Istio may fail in ways that nobody has tried.',
    wrong: 'v1.28.3',
    right: 'v1.32.0',
    remedy: 'Upgrade Kubernetes before Istio.',
  },
  'webhook/overlap': {
    meaning:
      'Two webhooks of injection take the same pods. Which one injects, and which proxy pods get, is not defined.',
    wrong: `# istio-sidecar-injector and istio-sidecar-injector-canary
namespaceSelector: {matchLabels: {istio-injection: enabled}}`,
    right: 'namespaceSelector: {matchLabels: {istio.io/rev: canary}}',
    remedy: 'Remove the webhook of the old installation, or let each one select its own revision.',
  },
  'webhook/service-not-found': {
    meaning:
      'The webhook asks a Service that does not exist: pods cannot be injected, and with failurePolicy Fail not be made.',
    wrong: 'clientConfig: {service: {name: istiod, namespace: istio-sytem}}',
    right: 'clientConfig: {service: {name: istiod, namespace: istio-system}}',
    remedy: 'Correct the Service, or remove the webhook of an installation that is gone.',
  },
  'webhook/external-url-invalid': {
    meaning: 'The webhook names neither a Service nor an address that can be reached.',
    wrong: 'clientConfig: {url: "istiod:15017"}',
    right: 'clientConfig: {url: "https://istiod.example.com:15017/validate"}',
    remedy: 'Write a whole https address, or name the Service.',
  },
  'webhook/external-url-is-ip': {
    meaning: 'The webhook is asked at an IP address, which changes sooner than a name.',
    wrong: 'clientConfig: {url: "https://10.0.0.7:15017/validate"}',
    right: 'clientConfig: {url: "https://istiod.example.com:15017/validate"}',
    remedy: 'Use a DNS name.',
  },
}
