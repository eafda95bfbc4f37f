import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const metrics = (...overrides: readonly unknown[]): object => ({
  metrics: [{ providers: [{ name: 'prometheus' }], overrides }],
})
const tracing = (one: object): object => ({ tracing: [one] })
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  [
    'a plain one',
    metrics({ match: { metric: 'REQUEST_COUNT' }, tagOverrides: { a: { value: 'b' }, c: { operation: 'REMOVE' } } }),
    [],
  ],
  [
    'providers',
    {
      metrics: [{ providers: [{ name: '' }] }],
      accessLogging: [{ providers: [{}] }],
      tracing: [{ providers: [{ name: 'a' }, {}] }],
    },
    [
      'metrics spec.accessLogging[0].providers[0]',
      'metrics spec.metrics[0].providers[0].name',
      'tracing spec.tracing[0].providers[1]',
      'tracing spec.tracing[0].providers (doubtful)',
    ],
  ],
  [
    'overrides',
    metrics(
      null,
      { match: { customMetric: '' } },
      { tagOverrides: { a: {}, b: null, c: { operation: 'REMOVE', value: 'x' } } },
    ),
    [
      'metrics spec.metrics[0].overrides[0]',
      'metrics spec.metrics[0].overrides[1].match.customMetric',
      'metrics spec.metrics[0].overrides[2].tagOverrides.a',
      'metrics spec.metrics[0].overrides[2].tagOverrides.b',
      'metrics spec.metrics[0].overrides[2].tagOverrides.c.value',
    ],
  ],
  ['several items of tracing', { tracing: [{}, {}] }, ['tracing spec.tracing (doubtful)']],
  ['sampling', tracing({ randomSamplingPercentage: 101 }), ['tracing spec.tracing[0].randomSamplingPercentage']],
  [
    'tags',
    tracing({
      customTags: {
        a: { literal: {} },
        b: { header: { name: 'x' } },
        c: { environment: {} },
        d: { formatter: {} },
        '': { literal: { value: 'x' } },
      },
    }),
    [
      "tracing spec.tracing[0].customTags['']",
      'tracing spec.tracing[0].customTags.a.literal',
      'tracing spec.tracing[0].customTags.c.environment',
      'tracing spec.tracing[0].customTags.d.formatter',
    ],
  ],
  ['targets', { targetRefs: [{ kind: 'Foo', name: 'a' }] }, ['target spec.targetRefs[0].kind']],
]
describe('the fields of a Telemetry', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('telemetries.telemetry.istio.io', spec)).toEqual(expected)
  })
})
