import { describe, expect, it } from 'vitest'
import { analyzePosted } from './analyze-posted'

const OBJECT = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'v', namespace: 'shop' },
  spec: { http: [{ route: [{ destination: { host: 'v' }, weight: 5 }] }] },
}

describe('analyzePosted', () => {
  it.each([
    ['objects', { objects: [OBJECT] }],
    ['YAML', { text: `# two\n---\n${JSON.stringify(OBJECT)}` }],
  ])('checks %s', (_, body) => {
    const { findings } = analyzePosted(body)
    expect(findings.map(({ check }) => check)).toContain('virtual-service/single-destination-weight')
  })

  it('does as the options say', () => {
    const { findings } = analyzePosted({ objects: [OBJECT], options: { disable: ['KIA1104'] } })
    expect(findings.map(({ check }) => check)).not.toContain('virtual-service/single-destination-weight')
  })

  it.each([
    ['nothing', null, 'body'],
    ['both', { objects: [], text: '' }, 'body'],
    ['a text that is none', { text: 5 }, 'body'],
    ['an unknown field', { objects: [], live: true }, 'live'],
    ['an unknown option', { objects: [], options: { disabled: [] } }, 'options.disabled'],
    ['an option of another type', { objects: [], options: { enable: 'x' } }, 'options.enable'],
  ])('refuses %s', (_, body, parameter) => {
    expect(() => analyzePosted(body)).toThrow(expect.objectContaining({ code: 'bad_request', details: { parameter } }))
  })

  it.each([[null], [5], [[]], [{ metadata: { name: {} } }], [{ apiVersion: 1 }]])('makes a finding of %j', (object) => {
    expect(analyzePosted({ objects: [object] }).findings).toMatchObject([{ check: 'any/malformed-object' }])
  })
})
