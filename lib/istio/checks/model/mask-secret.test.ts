import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CERTIFICATE } from '../testing/certificate'
import { certificateDates } from './certificate-dates'
import { maskSecret, secretFacts } from './mask-secret'

const VALUE = 'c2VjcmV0LXZhbHVl'
const secret = (rest: object): Readonly<Record<string, unknown>> => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's', namespace: 'n' },
  ...rest,
})
const facts = (rest: object): unknown => secretFacts(maskSecret(secret(rest)))
const DATES = { notBefore: 1795346490, notAfter: 1797938490 }

describe('maskSecret', () => {
  it('keeps no value, wherever it stands', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': `{"data":{"k":"${VALUE}"}}` }
    const wire = secret({ data: { k: VALUE }, stringData: { l: VALUE }, metadata: { name: 's', annotations, managedFields: [VALUE] }, other: VALUE }) // prettier-ignore
    expect(JSON.stringify(maskSecret(wire))).not.toContain(VALUE)
  })

  it.each([
    ['names its keys and which of them are filled', { data: { a: VALUE, b: '' } }, { keys: ['a', 'b'], filled: ['a'], certificate: null }], // prettier-ignore
    ['reads when a certificate holds', { data: { 'tls.crt': btoa(CERTIFICATE) } }, { certificate: DATES }],
    ['reads a certificate in plain text', { stringData: { cert: `# leaf\n${CERTIFICATE}\n${CERTIFICATE}` } }, { certificate: DATES }], // prettier-ignore
    ['says that a certificate cannot be read', { data: { 'tls.crt': VALUE } }, { certificate: 'unreadable' }],
    ['says so of what is no base64', { data: { 'tls.crt': '%' } }, { certificate: 'unreadable' }],
    ['takes anything', { data: [5], stringData: 'x', metadata: null }, { keys: [], filled: [], certificate: null }],
  ])('%s', (_, rest, expected) => {
    expect(facts(rest)).toMatchObject(expected)
  })

  it('leaves what is masked as it is', () => {
    const masked = maskSecret(
      secret({ type: 'kubernetes.io/tls', data: { cert: btoa(CERTIFICATE), 'tls.key': VALUE } }),
    )
    expect(maskSecret(masked)).toEqual(masked)
  })
})

describe('certificateDates', () => {
  it('never throws, and reads nothing out of a broken certificate that it does not hold', () => {
    const bytes = atob(CERTIFICATE.split('\n').slice(1, -1).join(''))
    const at = fc.nat(bytes.length - 1)
    fc.assert(
      fc.property(at, fc.nat(255), at, (place, byte, end) => {
        const broken = `${bytes.slice(0, place)}${String.fromCharCode(byte)}${bytes.slice(place + 1)}`
        for (const der of [broken, bytes.slice(0, end)]) {
          const dates = certificateDates(`-----BEGIN CERTIFICATE-----\n${btoa(der)}\n-----END CERTIFICATE-----`)
          expect(Number.isFinite((dates?.notBefore ?? 0) + (dates?.notAfter ?? 0))).toBe(true)
        }
      }),
    )
  })
})
