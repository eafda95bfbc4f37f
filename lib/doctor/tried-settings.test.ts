import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type TriedSettings, writeSettings } from './tried-settings'

const SETTINGS: TriedSettings = {
  kind: 'metrics',
  type: 'mimir',
  url: 'http://mimir.monitoring:8080/prometheus',
  tenant: { header: 'X-Scope-OrgID', value: 'team: a' },
  headers: { 'X-Team': 'yes' },
  timeoutSeconds: 20,
}

describe('the lines that say what was tried', () => {
  it('stand where the settings stand', () => {
    expect(writeSettings(SETTINGS)).toBe(`metrics:
  stores:
    - type: mimir
      url: http://mimir.monitoring:8080/prometheus
      timeout: 20s
      tenant:
        header: X-Scope-OrgID
        value: "team: a"
      headers:
        X-Team: "yes"`)
    expect(writeSettings({ ...SETTINGS, kind: 'grafana', type: 'grafana', tenant: null, headers: {} })).toBe(`links:
  grafana:
    url: http://mimir.monitoring:8080/prometheus
    timeout: 20s`)
  })

  it('are read back as what they are', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(text, text, text, (url, value, header) => {
        const written = writeSettings({
          ...SETTINGS,
          kind: 'traces',
          type: 'tempo',
          url,
          tenant: { header, value },
          headers: {},
        })
        const read: unknown = parse(written)
        const store = { type: 'tempo', url, timeout: '20s', tenant: { header, value } }
        expect(read).toEqual({ tracing: { stores: [store] } })
      }),
    )
  })
})
