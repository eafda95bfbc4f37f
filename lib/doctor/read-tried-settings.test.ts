import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTriedSettings } from './read-tried-settings'

const GOOD = {
  kind: 'metrics',
  type: 'thanos',
  url: 'http://thanos.monitoring:9090/',
  tenant: { header: 'X-Scope-OrgID', value: 'blue' },
  headers: { 'X-Team': 'red' },
  timeoutSeconds: 5,
}

describe('settings to be tried', () => {
  it('are taken as they are, the address without a slash at its end', () => {
    expect(readTriedSettings(GOOD)).toEqual({ ok: true, value: { ...GOOD, url: 'http://thanos.monitoring:9090' } })
  })

  it.each<[object, string]>([
    [{ kind: 'logs' }, 'kind'],
    [{ type: 'jaeger' }, 'type'],
    [{ url: 'file:///etc/passwd' }, 'url'],
    [{ url: 'http://user:word@thanos' }, 'url'],
    [{ url: 'http://thanos?x=1' }, 'url'],
    [{ tenant: { header: 'Host', value: 'a' } }, 'headers'],
    [{ tenant: { header: '', value: 'a' } }, 'tenant.header'],
    [{ headers: { Host: 'other' } }, 'headers'],
    [{ headers: { 'Content-Length': '0' } }, 'headers'],
    [{ headers: { 'a b': 'c' } }, 'headers'],
    [{ headers: { a: 'b\r\nc: d' } }, 'headers'],
    [{ headers: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`h${at}`, ''])) }, 'headers'],
    [{ timeoutSeconds: 31 }, 'timeoutSeconds'],
    [{ tls: {} }, 'body'],
  ])('with %j are refused for %s', (part, parameter) => {
    const read = readTriedSettings({ ...GOOD, ...part })
    expect(read).toMatchObject({ ok: false, error: { code: 'bad_request', details: { parameter } } })
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(readTriedSettings(body).ok).toBe(false)
      }),
    )
  })
})
