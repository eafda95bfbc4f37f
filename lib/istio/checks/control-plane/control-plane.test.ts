import { describe, expect, it } from 'vitest'
import type { AnalyzeOptions } from '../options'
import { found } from '../testing/found'
import { deployment, meshConfig, service } from '../testing/cast'
import { wire } from '../testing/objects'

const hook = (name: string, webhooks: readonly object[], labels: object = {}): object =>
  wire('mutatingwebhookconfigurations.admissionregistration.k8s.io', name, undefined, { labels, webhooks })
const validator = (name: string, clientConfig: object): object =>
  wire('validatingwebhookconfigurations.admissionregistration.k8s.io', name, undefined, {
    webhooks: [{ name: 'v', clientConfig }],
  })
const istiod = service('istio-system/istiod', {}, [])
const own = { service: { namespace: 'istio-system', name: 'istiod' } }
const enabled = { namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } }, clientConfig: own }
const rev = (name: string): object => ({
  name: 'rev.istio.io',
  clientConfig: own,
  namespaceSelector: { matchLabels: { 'istio.io/rev': name } },
})
const policy = wire('requestauthentications.security.istio.io', 'r', {
  jwtRules: [{ issuer: 'a', jwksUri: 'https://a.com' }],
})
const env = (value: string): object =>
  deployment(
    'istio-system/istiod',
    {},
    {
      labels: { app: 'istiod' },
      template: { spec: { containers: [{ name: 'discovery', env: [{ name: 'BLOCKED_CIDRS_IN_JWKS_URIS', value }] }] } },
    },
  )
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['one injector', [istiod, hook('istio-sidecar-injector', [{ name: 'namespace.istio.io', ...enabled }])], []],
  [
    'two injectors for one namespace',
    [istiod, hook('a', [{ name: 'a.istio.io', ...enabled }]), hook('b', [{ name: 'b.istio.io', ...enabled }])],
    ['webhook/overlap E[IST0139] /a webhooks[0]', 'webhook/overlap E[IST0139] /b webhooks[0]'],
  ],
  ['injectors of different revisions', [istiod, hook('a', [rev('a')]), hook('b', [rev('b')])], []],
  [
    'an injector of everything beside one of a revision',
    [istiod, hook('a', [rev('a')]), hook('b', [{ name: 'b.istio.io', clientConfig: own }])],
    ['webhook/overlap E[IST0139] /a webhooks[0]', 'webhook/overlap E[IST0139] /b webhooks[0]'],
  ],
  [
    'a Service that is not there',
    [hook('a', [{ name: 'a.istio.io', ...enabled }])],
    ['webhook/service-not-found E[IST0139] /a webhooks[0].clientConfig.service'],
  ],
  [
    'a webhook of others',
    [hook('a', [{ name: 'a.example.com', clientConfig: { service: { namespace: 'x', name: 'y' } } }])],
    [],
  ],
  [
    'addresses',
    [
      validator('istiod-default-validator', { url: 'https://istiod.example.com:443/validate' }),
      validator('istio-validator-a', { url: 'https://10.0.0.1/x' }),
      validator('istio-validator-b', { url: 'nowhere' }),
      validator('istio-validator-c', {}),
      validator('other', {}),
    ],
    [
      'webhook/external-url-invalid W[IST0163] /istio-validator-b webhooks[0].clientConfig',
      'webhook/external-url-invalid W[IST0163] /istio-validator-c webhooks[0].clientConfig',
      'webhook/external-url-is-ip I[IST0164] /istio-validator-a webhooks[0].clientConfig.url',
    ],
  ],
  [
    'a registry that nobody knows',
    [
      meshConfig(
        {},
        { n: { endpoints: [{ fromRegistry: 'x' }, { fromRegistry: 'Kubernetes' }, { fromCidr: '10.0.0.0/8' }] } },
      ),
    ],
    ['mesh/unknown-service-registry E[IST0126] istio-system/istio data.meshNetworks'],
  ],
  [
    'a registry of a remote cluster',
    [
      meshConfig({}, { n: { endpoints: [{ fromRegistry: 'x' }] } }),
      wire('secrets', 'istio-system/r', undefined, { labels: { 'istio/multiCluster': 'true' }, data: { x: 'y' } }),
    ],
    [],
  ],
  [
    'keys from anywhere',
    [policy, env('')],
    ['mesh/jwks-fetch-unrestricted W[IST0175] istio-system/istiod spec.template.spec.containers'],
  ],
  ['keys from what is allowed', [policy, env('10.0.0.0/8')], []],
  ['nothing that fetches keys', [env('')], []],
  [
    'traces to Zipkin',
    [service('istio-system/zipkin', {}, [])],
    ['mesh/upgrade-default-changed W[IST0169] istio-system/zipkin metadata.name'],
  ],
]
describe('checks of the control plane', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(
      found(objects, '', { fromVersion: '1.21' }).filter((line) => /^(?:webhook|mesh|analysis)\//.test(line)),
    ).toEqual(expected)
  })
})

describe('the version of Kubernetes', () => {
  const judged = (options: AnalyzeOptions): readonly string[] => found([], 'mesh/kubernetes', options)
  const FINDING = ['mesh/kubernetes-version-unsupported E[IST0142] /east ']

  it.each([
    ['unknown', undefined, []],
    ['no version', 'latest', []],
    ['too old', 'v1.31.9', FINDING],
    ['old with a suffix', 'v1.30.2-gke.100', FINDING],
    ['the oldest that is supported', 'v1.32.0', []],
    ['newer', 'v1.34.1+k3s1', []],
  ])('is %s', (_, kubernetesVersion, expected) => {
    expect(judged(kubernetesVersion === undefined ? {} : { kubernetesVersion })).toEqual(expected)
  })

  it('is compared with the one that the options name, and may be switched off', () => {
    const kubernetesVersion = 'v1.31.9'
    expect(judged({ kubernetesVersion, minKubernetesVersion: '1.30' })).toEqual([])
    expect(judged({ kubernetesVersion, disable: ['IST0142'] })).toEqual([])
  })
})
