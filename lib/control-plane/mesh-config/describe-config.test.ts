import { expect, test } from 'vitest'
import { describeConfig } from './describe-config'

test('a ConfigMap is read over the defaults', () => {
  const said = { trustDomain: 'td', trustDomainAliases: ['old'], outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' }, accessToken: 'x' } // prettier-ignore
  const { yaml, differences, ...words } = describeConfig(said, { origin: 'config-map', namespace: 'istio-system' })
  expect(words).toEqual({ trustDomain: 'td', trustDomainAliases: ['old'], outbound: 'registry-only', minimumTls: 'TLSV1_2' }) // prettier-ignore
  expect(yaml).toContain('connectTimeout: 10s')
  expect(yaml).not.toContain('accessToken: x')
  expect(differences.map(({ path }) => path)).toEqual(['accessToken', 'outboundTrafficPolicy.mode', 'trustDomain', 'trustDomainAliases']) // prettier-ignore
})

test('of istiod an empty policy means its first word', () => {
  const said = { trustDomain: 'cluster.local', outboundTrafficPolicy: {} }
  expect(describeConfig(said, { origin: 'istiod', namespace: 'istio-system' }).outbound).toBe('registry-only')
})

test('the root namespace is that of istiod by itself', () => {
  expect(describeConfig({}, { origin: 'config-map', namespace: 'mesh' }).differences).toEqual([])
})

test.each([undefined, null, 'text', 5, []])('%j fails nothing', (said) => {
  expect(() => describeConfig(said, { origin: 'istiod', namespace: 'a' })).not.toThrow()
})
