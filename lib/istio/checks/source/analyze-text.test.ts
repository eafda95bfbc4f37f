import { describe, expect, it } from 'vitest'
import { analyzeTexts } from './analyze-text'

const FILE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: shop }
spec:
  http:
    - route:
        - destination: { host: reviews }
          weight: 50
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { namespace: shop }
`

describe('analyzeTexts', () => {
  it('tells file, line and column of each finding', () => {
    const { findings } = analyzeTexts([{ name: 'a.yaml', text: FILE }])
    const places = findings.map(({ check, at }) => [check, at])
    expect(places).toContainEqual([
      'virtual-service/single-destination-weight',
      { file: 'a.yaml', line: 8, column: 19 },
    ])
    expect(places).toContainEqual(['any/malformed-object', { file: 'a.yaml', line: 12, column: 11 }])
  })

  it('names a document that is no YAML and checks the others', () => {
    const { problems, findings } = analyzeTexts([
      { name: 'bad.yaml', text: 'a: [' },
      { name: 'a.yaml', text: FILE },
    ])
    expect(problems).toMatchObject([{ file: 'bad.yaml', line: 1 }])
    expect(findings.length).toBeGreaterThan(0)
  })
})
