import { deployment, object, ownedBy, pod } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, test } from 'vitest'
import { describeAppDetails } from './describe-app-details'
import { describeServiceDetails } from './describe-service-details'
import { detailsSource } from './testing/details-source'

const V1 = { app: 'cart', version: 'v1' }
const V2 = { app: 'cart', version: 'v2' }
const ready = (name: string, labels: object, workload: string) => {
  const one = pod(name, { labels: { ...labels }, ...ownedBy('StatefulSet', workload) })
  return { ...one, status: { ...(one.status as object), podIP: '10.0.0.1' } }
}
const OBJECTS = {
  'statefulsets.apps': [deployment('cart-v1', V1), deployment('cart-v2', V2)],
  pods: [ready('cart-v2-0', V2, 'cart-v2'), ready('cart-v1-0', V1, 'cart-v1')],
  services: [
    object('cart', {
      spec: {
        type: 'LoadBalancer',
        clusterIP: '10.1.0.1',
        selector: { app: 'cart' },
        ports: [{ port: 80, name: 'http', targetPort: 'web', nodePort: 30080 }],
      },
      status: { loadBalancer: { ingress: [{ ip: '203.0.113.1' }] } },
    }),
  ],
  'virtualservices.networking.istio.io': [
    object('edge', {
      spec: {
        hosts: ['shop.example'],
        gateways: ['edge'],
        http: [{ route: [{ destination: { host: 'cart' } }] }, { route: [{ destination: { host: 'other' } }] }],
      },
    }),
    object('cart', {
      spec: {
        hosts: ['cart'],
        http: [
          {
            route: [
              { destination: { host: 'cart', subset: 'v1' }, weight: 90 },
              { destination: { host: 'cart', subset: 'v2' }, weight: 10 },
            ],
          },
        ],
      },
    }),
  ],
} as const

describe('what the cluster tells of a service (product.md 5.5)', () => {
  const details = describeServiceDetails(detailsSource(OBJECTS), 'shop', 'cart')

  test('how it is reached, and what is behind it', () => {
    expect(details).toMatchObject({
      type: 'LoadBalancer',
      addresses: ['10.1.0.1'],
      externalAddresses: ['203.0.113.1'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', target: 'web', nodePort: 30080 }],
      endpoints: [
        { pod: 'cart-v1-0', workload: 'cart-v1', address: '10.0.0.1', ready: true },
        { pod: 'cart-v2-0', workload: 'cart-v2' },
      ],
      workloads: [{ name: 'cart-v1' }, { name: 'cart-v2' }],
    })
  })

  test('hosts of gateways lead to it, and of their routes only the rules that do', () => {
    expect(details?.hostnames).toEqual(['shop.example'])
    expect(details?.routing.map(({ name, rules }) => [name, rules.length])).toEqual([
      ['cart', 1],
      ['edge', 1],
    ])
    expect(details?.routing[0]?.rules[0]?.targets).toEqual([
      { host: 'cart', subset: 'v1', percent: 90 },
      { host: 'cart', subset: 'v2', percent: 10 },
    ])
  })

  test('one that is not there is not described', () => {
    expect(describeServiceDetails(detailsSource(OBJECTS), 'shop', 'basket')).toBeUndefined()
  })

  test('a Service without a selector has no endpoints of ours', () => {
    const source = detailsSource({ ...OBJECTS, services: [object('cart', { spec: { clusterIP: 'None' } })] })
    expect(describeServiceDetails(source, 'shop', 'cart')).toMatchObject({ endpoints: [], type: 'ClusterIP' })
  })
})

describe('what the cluster tells of an application (product.md 5.5)', () => {
  test('its workloads with their versions, and the services that lead to them', () => {
    expect(describeAppDetails(detailsSource(OBJECTS), 'shop', 'cart')).toMatchObject({
      workloads: [
        { name: 'cart-v1', version: 'v1' },
        { name: 'cart-v2', version: 'v2' },
      ],
      services: ['cart'],
      labels: { app: 'cart' },
    })
  })

  test('without workloads and services there is none', () => {
    expect(describeAppDetails(detailsSource(OBJECTS), 'shop', 'basket')).toBeUndefined()
  })
})
