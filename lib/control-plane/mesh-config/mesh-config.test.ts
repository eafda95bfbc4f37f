import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_MESH_CONFIG } from './default-mesh-config'
import { diffMeshConfig } from './diff-mesh-config'
import { fillEmpty } from './fill-empty'
import { MASKED, maskMeshConfig } from './mask-mesh-config'
import { overlayMeshConfig } from './overlay-mesh-config'

const over = (said: unknown) => overlayMeshConfig(DEFAULT_MESH_CONFIG, said)
const differences = (said: unknown) =>
  diffMeshConfig(over(said), DEFAULT_MESH_CONFIG).map(({ path, here, usual }) => [path, here, usual])

describe('a mesh configuration over the defaults', () => {
  test.each([
    ['nothing', {}, []],
    ['what is the default', { trustDomain: 'cluster.local', connectTimeout: '10000ms' }, []],
    ['a text', { trustDomain: 'td.example' }, [['trustDomain', 'td.example', 'cluster.local']]],
    ['a switch', { enableAutoMtls: false }, [['enableAutoMtls', 'false', 'true']]],
    [
      'fields of a message',
      { defaultConfig: { concurrency: 2, tracing: { sampling: 10 } } },
      [
        ['defaultConfig.concurrency', '2', null],
        ['defaultConfig.tracing.sampling', '10', null],
      ],
    ],
    ['a list', { defaultServiceExportTo: ['.'] }, [['defaultServiceExportTo', '["."]', '["*"]']]],
    [
      'providers',
      { extensionProviders: [{ name: 'otel', opentelemetry: { port: 4317 } }, { name: 'envoy', envoyFileAccessLog: { path: '/dev/stderr' } }] }, // prettier-ignore
      [
        ['extensionProviders[envoy]', '{"name":"envoy","envoyFileAccessLog":{"path":"/dev/stderr"}}', '{"name":"envoy","envoyFileAccessLog":{"path":"/dev/stdout"}}'], // prettier-ignore
        ['extensionProviders[otel]', '{"name":"otel","opentelemetry":{"port":4317}}', null],
      ],
    ],
    ['null', { trustDomain: null, defaultConfig: { drainDuration: null } }, []],
  ])('%s', (_, said, expected) => {
    expect(differences(said)).toEqual(expected)
  })

  test('a field that is called as what every object has is a field like others', () => {
    const said: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}')
    expect(differences(said)).toEqual([
      ['__proto__.a', '1', null],
      ['constructor', 'x', null],
    ])
  })

  test('nothing makes it fail, and what is said twice is said once', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (said) => {
        const once = over(said)
        expect(overlayMeshConfig(once, said)).toEqual(once)
        expect(() => diffMeshConfig(once, DEFAULT_MESH_CONFIG)).not.toThrow()
      }),
    )
  })
})

describe('an answer of istiod', () => {
  // Of an istiod 1.31 that was told REGISTRY_ONLY, and no tracing.
  const answer = {
    ...DEFAULT_MESH_CONFIG,
    enableTracing: undefined,
    accessLogEncoding: undefined,
    meshMTLS: undefined,
    outboundTrafficPolicy: {},
    inboundTrafficPolicy: {},
    pathNormalization: undefined,
  }

  test('says by leaving out what is empty', () => {
    expect(diffMeshConfig(fillEmpty(answer, DEFAULT_MESH_CONFIG), DEFAULT_MESH_CONFIG)).toEqual([
      { path: 'enableTracing', here: 'false', usual: 'true' },
      { path: 'outboundTrafficPolicy.mode', here: 'REGISTRY_ONLY', usual: 'ALLOW_ANY' },
    ])
  })

  test('that is none is told as what it is', () => {
    expect(fillEmpty('<html>', DEFAULT_MESH_CONFIG)).toBe('<html>')
  })
})

describe('secrets', () => {
  test.each([
    [{ accessToken: 'x' }, { accessToken: MASKED }],
    [{ defaultConfig: { proxyMetadata: { API_KEY: 'x', A: 'b' } } }, { defaultConfig: { proxyMetadata: { API_KEY: MASKED, A: 'b' } } }], // prettier-ignore
    [{ headers: [{ name: 'authorization', value: 'Bearer x' }] }, { headers: [{ name: 'authorization', value: MASKED }] }], // prettier-ignore
    [{ initialMetadata: [{ name: 'a', value: 'x' }, 'y'] }, { initialMetadata: [{ name: 'a', value: MASKED }, 'y'] }],
    [{ tokenPath: '/var/run', credentialName: 'c', secretTtl: '24h' }, { tokenPath: '/var/run', credentialName: 'c', secretTtl: '24h' }], // prettier-ignore
    [{ trustDomain: 'td' }, { trustDomain: 'td' }],
  ])('%j', (config, masked) => {
    expect(maskMeshConfig(config)).toEqual(masked)
  })

  test('no depth makes it fail', () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 5_000; i += 1) deep = { a: deep }
    expect(() => maskMeshConfig(deep)).not.toThrow()
  })
})
