import { testCluster, type TestCluster } from '@/demo/testing/kube-client'
import { namespace } from '@/demo/testing/some-objects'
import { textAt } from '../json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = '/apis/networking.istio.io/v1/namespaces/a'
const WEBHOOKS = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations'
const webhook = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'istio' },
  webhooks: [{ name: 'rev.validation.istio.io', rules: [{ apiGroups: ['networking.istio.io'] }] }],
}

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster([namespace('a'), webhook])
})
afterEach(() => cluster.close())

const create = (kind: string, spec: object) =>
  cluster.call(`${ROOT}/${kind.toLowerCase()}s?dryRun=All`, {
    method: 'POST',
    body: { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'x' }, spec },
  })
const to = (weight?: number) => ({ destination: { host: 'a' }, ...(weight === undefined ? {} : { weight }) })
const http = (...routes: readonly object[]) => ({ hosts: ['a'], http: routes })
const redirect = { uri: '/' }
const share = (value: number) => ({ route: [to()], fault: { delay: { fixedDelay: '1s', percentage: { value } } } })
const mirror = { host: 'm' }
const regex = (field: string, text: string) =>
  http({ match: [{ [field]: field === 'headers' ? { a: { regex: text } } : { regex: text } }], route: [to()] })

const refusal = (kind: string, spec: object, ...faults: readonly string[]) => ({ kind, spec, faults })

// What istiod 1.31 said to each.
describe('istiod refuses', () => {
  it.each([
    refusal('VirtualService', { hosts: ['a'] }, 'http, tcp or tls must be provided in virtual service'),
    refusal('VirtualService', http({}), 'HTTP route, redirect or direct_response is required'),
    refusal('VirtualService', http({ route: [to()], redirect }), 'HTTP route cannot contain both route and redirect'),
    refusal(
      'VirtualService',
      http({ route: [to()], directResponse: { status: 200 } }),
      'HTTP route cannot contain both route and direct_response',
    ),
    refusal(
      'VirtualService',
      http({ redirect, directResponse: { status: 200 } }),
      'HTTP route rule cannot contain both direct_response and redirect',
    ),
    refusal(
      'VirtualService',
      http({ route: [to()], redirect, directResponse: { status: 200 } }),
      'HTTP route cannot contain both route and redirect',
      'HTTP route rule cannot contain both direct_response and redirect',
    ),
    refusal('VirtualService', http({ route: [to(0), to(0)] }), 'total destination weight = 0'),
    refusal('VirtualService', http({ route: [to(), to()] }), 'total destination weight = 0'),
    refusal('VirtualService', { hosts: ['a'], tcp: [{ route: [to(0), to(0)] }] }, 'total destination weight = 0'),
    refusal('VirtualService', http({ route: [to(-5)] }), 'weight -5 < 0'),
    refusal('VirtualService', http({ route: [to(-1), to(1)] }), 'weight -1 < 0', 'total destination weight = 0'),
    refusal('VirtualService', http(share(101)), 'percentage 101 is neither 0.0, nor in range [0.0001, 100.0]'),
    refusal('VirtualService', http(share(-1)), 'percentage -1 is neither 0.0, nor in range [0.0001, 100.0]'),
    refusal(
      'VirtualService',
      http({ route: [to()], mirror, mirrorPercentage: { value: 101 } }),
      'mirror_percentage must have a max value of 100 (it has 101.000000)',
    ),
    refusal(
      'VirtualService',
      http({ route: [to()], mirror, mirrorPercentage: { value: -1 } }),
      'mirror_percentage must have a min value of 0 (it has -1.000000)',
    ),
    refusal(
      'VirtualService',
      http({ route: [to()], mirrors: [{ destination: mirror, percentage: { value: 101 } }] }),
      'mirror percentage must have a max value of 100 (it has 101.000000)',
    ),
    refusal(
      'VirtualService',
      http({ route: [to()], mirror, mirrors: [{ destination: mirror }] }),
      'HTTP route cannot contain both mirror and mirrors',
    ),
    refusal('VirtualService', regex('uri', ''), '"uri": regex string match should not be empty'),
    refusal('DestinationRule', { host: 'a', subsets: [{ name: 'v1' }, { name: 'v1' }] }, 'duplicate subset names: v1'),
    refusal('DestinationRule', { host: 'a', subsets: [{ name: '' }] }, 'subset name cannot be empty'),
    refusal('DestinationRule', { host: 'a', subsets: [{ name: 'A_b' }] }, 'subset name is invalid: A_b'),
    refusal('DestinationRule', { host: 'a', trafficPolicy: {} }, 'traffic policy must have at least one field'),
    refusal(
      'DestinationRule',
      { host: 'a', trafficPolicy: { portLevelSettings: [] } },
      'traffic policy must have at least one field',
    ),
    refusal(
      'DestinationRule',
      { host: 'a', subsets: [{ name: 'v1' }, { name: 'v1' }, { name: '' }], trafficPolicy: {} },
      'traffic policy must have at least one field',
      'duplicate subset names: v1',
      'subset name cannot be empty',
    ),
    refusal(
      'DestinationRule',
      { host: 'a', trafficPolicy: { outlierDetection: { maxEjectionPercent: 101 } } },
      'percentage 101 is not in range 0..100',
    ),
    refusal('Gateway', { selector: { a: 'b' } }, 'gateway must have at least one server'),
  ])('the $kind $spec', async ({ kind, spec, faults }) => {
    const { status, body } = await create(kind, spec)
    const list = `${faults.length} errors occurred:\n${faults.map((fault) => `\t* ${fault}\n`).join('')}\n`
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: `admission webhook "rev.validation.istio.io" denied the request: configuration is invalid: ${faults.length === 1 ? faults.join() : list}`,
        code: 400,
      },
    })
  })
  it.each([
    ['uri', '[a'],
    ['uri', '(?!a)b'],
    ['headers', '(a'],
    ['authority', '*'],
    ['method', String.raw`(a)\1`],
  ])('the pattern of %s %s', async (field, text) => {
    const { status, body } = await create('VirtualService', regex(field, text))
    expect(status).toBe(400)
    expect(textAt(body, 'message')).toContain(`configuration is invalid: "${field}": error parsing regexp: `)
  })
})

describe('istiod lets through', () => {
  it.each<readonly [string, object]>([
    ['VirtualService', http({ route: [to(0)] })],
    ['VirtualService', http({ route: [to(100), to(50)] })],
    ['VirtualService', http({ redirect })],
    ['VirtualService', http({ delegate: { name: 'other' } })],
    ['VirtualService', http(share(0))],
    ['VirtualService', http({ route: [to()], mirrorPercentage: { value: 10 } })],
    ['VirtualService', regex('uri', '(?i)^/(?P<a>[^/]+)$')],
    ['VirtualService', { http: [{ route: [to()] }] }],
    ['DestinationRule', { host: 'a', trafficPolicy: { tls: {} } }],
  ])('the %s %j', async (kind, spec) => {
    expect((await create(kind, spec)).status).toBe(201)
  })
  it('everything, when nobody has registered it', async () => {
    await cluster.call(`${WEBHOOKS}/istio`, { method: 'DELETE' })
    expect((await create('VirtualService', http({}))).status).toBe(201)
  })
  it('what the schema refuses to the schema, which is asked first', async () => {
    expect((await create('VirtualService', http({ route: 'none' }))).status).toBe(422)
  })
})
