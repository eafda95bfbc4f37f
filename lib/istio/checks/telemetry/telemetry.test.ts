import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { meshConfig, pod } from '../testing/cast'
import { wire } from '../testing/objects'

const telemetry = (place: string, spec: object): object => wire('telemetries.telemetry.istio.io', place, spec)
const APP = { app: 'a' }
const forApp = { selector: { matchLabels: APP } }
const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['one for all', [telemetry('t', {})], []],
  [
    'two for all',
    [telemetry('t', {}), telemetry('u', {})],
    [
      'telemetry/multiple-without-selector E[IST0160] shop/t spec',
      'telemetry/multiple-without-selector E[IST0160] shop/u spec',
    ],
  ],
  [
    'two of which one has a target',
    [wire('services', 's', {}), telemetry('t', {}), telemetry('u', { targetRefs: [{ kind: 'Service', name: 's' }] })],
    [],
  ],
  [
    'nothing selected',
    [pod('p'), telemetry('t', forApp)],
    ['telemetry/selector-matches-nothing E[IST0101] shop/t spec.selector.matchLabels'],
  ],
  [
    'two for one pod',
    [pod('p', APP), telemetry('t', forApp), telemetry('u', forApp)],
    [
      'telemetry/overlapping-selector E[IST0159] shop/t spec.selector',
      'telemetry/overlapping-selector E[IST0159] shop/u spec.selector',
    ],
  ],
  [
    'logs that go nowhere',
    [telemetry('t', { accessLogging: [{}, { disabled: true }, { providers: [{ name: 'p' }] }] })],
    ['telemetry/no-provider W[IST0157] shop/t spec.accessLogging[0]'],
  ],
  [
    'logs that have a default',
    [meshConfig({ defaultProviders: { accessLogging: ['p'] } }), telemetry('t', { accessLogging: [{}] })],
    [],
  ],
  [
    'lightstep',
    [
      meshConfig({
        extensionProviders: [
          { name: 'l', lightstep: {} },
          { name: 'z', zipkin: {} },
        ],
      }),
      telemetry('t', { tracing: [{ providers: [{ name: 'z' }] }] }),
      telemetry('x/t', { tracing: [{ providers: [{ name: 'l' }] }] }),
    ],
    ['telemetry/deprecated-provider W[IST0002] x/t spec.tracing[0].providers[0].name'],
  ],
]
describe('checks of Telemetries', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(
      found(objects, 'telemetry/', { enable: ['gateway/port-name-protocol', 'service-entry/port-name-protocol'] }),
    ).toEqual(expected)
  })
})
