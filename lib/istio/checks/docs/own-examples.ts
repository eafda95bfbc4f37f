import type { CheckDoc } from './check-doc'

const LABELS = { wrong: 'workloadSelector: {labels: {app: "web*"}}', right: 'workloadSelector: {labels: {app: web}}' }

/** Examples of checks that share their words with other kinds, but not the fields. */
export const OWN_EXAMPLES: Readonly<Record<string, Pick<CheckDoc, 'wrong' | 'right'>>> = {
  'destination-rule/invalid-selector': {
    wrong: 'workloadSelector: {matchLabels: {app: "web*"}}',
    right: 'workloadSelector: {matchLabels: {app: web}}',
  },
  'envoy-filter/invalid-selector': LABELS,
  'service-entry/invalid-selector': LABELS,
  'sidecar/invalid-selector': LABELS,
  'gateway/selector-matches-nothing': {
    wrong: 'selector: {istio: ingresgateway}',
    right: 'selector: {istio: ingressgateway}',
  },
  'sidecar/selector-matches-nothing': {
    wrong: 'workloadSelector: {labels: {app: reviws}}',
    right: 'workloadSelector: {labels: {app: reviews}}',
  },
  'sidecar/overlapping-selector': {
    wrong: `workloadSelector: {labels: {app: web}}
---
workloadSelector: {labels: {version: v1}}`,
    right: `workloadSelector: {labels: {app: web, version: v1}}
---
workloadSelector: {labels: {app: web, version: v2}}`,
  },
  'inference-pool/backend-not-found': {
    wrong: 'endpointPickerRef: {name: wbe, port: {number: 80}}',
    right: 'endpointPickerRef: {name: web, port: {number: 80}}',
  },
  'inference-pool/backend-port-not-found': {
    wrong: 'endpointPickerRef: {name: web, port: {number: 8080}} # the Service has port 80',
    right: 'endpointPickerRef: {name: web, port: {number: 80}}',
  },
  'listener-set/parent-not-found': {
    wrong: 'parentRef: {name: edeg}',
    right: 'parentRef: {name: edge}',
  },
  'service-entry/port-name-protocol': {
    wrong: 'ports: [{number: 443, name: web, protocol: HTTPS}]',
    right: 'ports: [{number: 443, name: https-web, protocol: HTTPS}]',
  },
  'service-entry/invalid-address': {
    wrong: 'addresses: [10.0.0.256]',
    right: 'addresses: [10.0.0.25]',
  },
  'traffic-extension/invalid-plugin': {
    wrong: 'wasm: {url: ftp://example.com/filter.wasm}',
    right: 'wasm: {url: oci://registry.example.com/filter:1.0}',
  },
  'destination-rule/ambient-other-namespace': {
    wrong: `metadata: {namespace: team-a}
spec: {host: web.team-b.svc.cluster.local}`,
    right: `metadata: {namespace: team-b}
spec: {host: web.team-b.svc.cluster.local}`,
  },
}
