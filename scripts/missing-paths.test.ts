import { describe, expect, it } from 'vitest'
import { missingPaths } from './missing-paths'

const existing = new Set(['lib/graph/model.ts', 'docs/adr/0001-a.md', 'lib/graph', 'README.md'])
const missing = (text: string, document = 'README.md') => missingPaths(text, document, existing).map((m) => m.reference)

describe('missingPaths', () => {
  it('finds a path in code and a link that lead nowhere, with the line', () => {
    expect(missingPaths('ok\n`lib/graph/gone.ts`', 'README.md', existing)).toEqual([
      { line: 2, reference: 'lib/graph/gone.ts' },
    ])
    expect(missing('[x](docs/adr/0009-z.md)')).toEqual(['docs/adr/0009-z.md'])
  })

  it('accepts files, folders, line numbers and links relative to the document', () => {
    expect(missing('`lib/graph/model.ts:12` `lib/graph/` [x](docs/adr/0001-a.md#why)')).toEqual([])
    expect(missing('[x](../../README.md)', 'docs/adr/0001-a.md')).toEqual([])
  })

  it('leaves addresses, patterns and words of other places alone', () => {
    expect(missing('`lib/*/x.ts` `npm run demo` [x](https://example.com/a) `app/<page>/page.tsx`')).toEqual([])
  })
})
