import { describe, expect, test } from 'vitest'
import { readMeshMtls } from './read-mesh-mtls'

const policy = (namespace: string, name: string, spec: unknown, createdAt = '2026-01-01T00:00:00Z') => ({
  ...{ namespace, name, spec, createdAt },
})
const strict = { mtls: { mode: 'STRICT' } }
const read = (policies: readonly ReturnType<typeof policy>[], sees: (namespace: string) => boolean = () => true) =>
  readMeshMtls(policies, { rootNamespace: 'istio-system', autoMtls: true, sees })

describe('mutual TLS of the mesh', () => {
  test('nobody says anything: both are taken', () => {
    expect(read([])).toEqual({ mode: 'permissive', usual: 'PERMISSIVE', policy: null, autoMtls: true, overrides: [] })
  })

  test('the policy of the root namespace decides', () => {
    expect(read([policy('istio-system', 'default', strict)])).toMatchObject({
      mode: 'strict',
      policy: { namespace: 'istio-system', name: 'default' },
    })
  })

  test('what says otherwise for a part makes it partly; what says the same does not', () => {
    const mesh = policy('istio-system', 'default', strict)
    expect(read([mesh, policy('shop', 'default', strict)]).mode).toBe('strict')
    const { mode, overrides } = read([
      mesh,
      policy('shop', 'default', strict),
      policy('lab', 'web', {
        selector: { matchLabels: { app: 'web' } },
        mtls: { mode: 'UNSET' },
        portLevelMtls: { 8080: { mode: 'DISABLE' }, x: { mode: 'DISABLE' }, 9090: { mode: 'STRICT' } },
      }),
    ])
    expect(mode).toBe('partly')
    expect(overrides.map((one) => [one.namespace, one.level, one.port, one.mode, one.differs])).toEqual([
      ['lab', 'port', 8080, 'DISABLE', true],
      ['lab', 'port', 9090, 'STRICT', false],
      ['shop', 'namespace', null, 'STRICT', false],
    ])
  })

  test.each([
    ['the younger of two for one namespace', [policy('shop', 'a', strict), policy('shop', 'b', { mtls: { mode: 'DISABLE' } }, '2026-02-01T00:00:00Z')], ['a']], // prettier-ignore
    ['one with a selector in the root namespace', [policy('istio-system', 'x', { selector: { matchLabels: { a: 'b' } }, ...strict })], []], // prettier-ignore
    ['ports of a whole namespace', [policy('shop', 'a', { portLevelMtls: { 80: { mode: 'DISABLE' } } })], []],
    ['what is no policy', [policy('shop', 'a', 'garbage'), policy('lab', 'b', null)], []],
  ])('%s does not count', (_, policies, names) => {
    expect(read(policies).overrides.map(({ name }) => name)).toEqual(names)
  })

  test('of namespaces that the user may not see nothing is told', () => {
    const policies = [policy('istio-system', 'default', strict), policy('secret', 'x', { mtls: { mode: 'DISABLE' } })]
    expect(read(policies, () => false)).toEqual({ mode: 'strict', usual: 'STRICT', policy: null, autoMtls: true, overrides: [] }) // prettier-ignore
  })
})
