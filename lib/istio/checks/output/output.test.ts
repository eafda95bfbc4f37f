import { describe, expect, it } from 'vitest'
import { analyzeTexts } from '../source/analyze-text'
import { toSarif } from './to-sarif'
import { toText } from './to-text'

const GOOD = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: shop }
spec:
  hosts: [web]
  http: [{ route: [{ destination: { host: web }, weight: 50 }] }]
`
const ANALYSIS = analyzeTexts([
  { name: 'a b.yaml', text: GOOD },
  { name: 'bad.yaml', text: 'a: [' },
])

describe('findings for pipelines', () => {
  it('are lines that editors understand', () => {
    const lines = toText(ANALYSIS).split('\n')
    expect(lines).toContainEqual(expect.stringMatching(/^bad\.yaml:\d+:\d+: error This is no YAML/))
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^a b\.yaml:6:\d+: warning \[virtual-service\/single-destination-weight KIA1104\] VirtualService shop\/v spec\.http\[0\]\.route\[0\]\.weight: /,
      ),
    )
    expect(lines.at(-1)).toMatch(/^1 objects: /)
  })

  it('say which kinds the input lacks for a proof', () => {
    expect(toText(ANALYSIS)).toMatch(/were skipped.*services/)
  })

  it('cannot steer a terminal', () => {
    const evil = GOOD.replace('weight: 50', String.raw`weight: 50, "\e[2Jx": 1`).replace(
      'name: v,',
      String.raw`name: "v\e[31m",`,
    )
    expect(toText(analyzeTexts([{ name: 'x', text: evil }]))).not.toContain('\u001B')
  })

  it('are SARIF that names rule, level and place', () => {
    const text = JSON.stringify(toSarif(ANALYSIS))
    expect(text).toContain('"ruleId":"virtual-service/single-destination-weight","level":"warning"')
    expect(text).toContain('"artifactLocation":{"uri":"a%20b.yaml"},"region":{"startLine":6,')
    expect(text).toContain('"ruleId":"analysis/unreadable-text","level":"error"')
  })
})
