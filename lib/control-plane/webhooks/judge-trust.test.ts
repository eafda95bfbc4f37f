import { expect, test } from 'vitest'
import type { ReadBundle } from '../certificates/model'
import { judgeTrust } from './judge-trust'

const read = (pem: string): ReadBundle => ({
  certificates: pem === 'garbage' ? [] : pem.split(' ').map((fingerprint) => ({ fingerprint, subject: '', issuer: '', from: '', until: '', serial: '', key: '' })), // prettier-ignore
  unreadable: pem === 'garbage' ? 1 : 0,
})

test.each([
  ['old new', ['new'], 'trusts'],
  ['old', ['new'], 'differs'],
  ['', ['new'], 'empty'],
  [null, ['new'], 'unreadable'],
  ['garbage', ['new'], 'unreadable'],
  ['new', undefined, 'unknown'],
  ['new', [], 'unknown'],
])('caBundle %j where the roots are %j: %s', (authority, roots, trust) => {
  expect(judgeTrust(authority, read, roots === undefined ? undefined : new Set(roots))).toBe(trust)
})
