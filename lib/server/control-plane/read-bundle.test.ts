import { CERTIFICATE } from '@/lib/istio/checks/testing/certificate'
import { describe, expect, test } from 'vitest'
import { readBundle } from './read-bundle'

describe('a bundle of certificates', () => {
  test('is read with names, dates and keys', () => {
    expect(readBundle(`${CERTIFICATE}\n`)).toEqual({
      certificates: [
        {
          subject: 'CN=a',
          issuer: 'CN=a',
          from: '2026-11-22T11:21:30.000Z',
          until: '2026-12-22T11:21:30.000Z',
          serial: '4246C3E9EA3915350A112E80830F5BC47FCE0CBC',
          fingerprint:
            '68:46:EC:7A:6D:52:7E:07:3B:32:F6:35:25:89:44:ED:38:AC:4D:EB:04:32:8C:D0:71:27:60:AF:76:5E:E1:B6',
          key: 'EC prime256v1',
        },
      ],
      unreadable: 0,
    })
  })

  test.each([
    ['nothing', '', 0, 1],
    ['garbage', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 0, 1],
    ['garbage beside one', `-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n${CERTIFICATE}`, 1, 1],
    ['one that is cut off', CERTIFICATE.slice(0, 200), 0, 1],
    ['several', `${CERTIFICATE}\n${CERTIFICATE}`, 2, 0],
  ])('%s is told apart', (_, pem, certificates, unreadable) => {
    expect(readBundle(pem)).toMatchObject({ certificates: { length: certificates }, unreadable })
  })

  test('the same text is read once', () => {
    expect(readBundle(CERTIFICATE)).toBe(readBundle(CERTIFICATE))
  })
})
