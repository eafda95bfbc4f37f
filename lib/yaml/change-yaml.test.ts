import { anyJson } from '@/lib/istio/edit/testing/any-json'
import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeYaml } from './change-yaml'
import { printYaml } from './print-yaml'
import { readYaml } from './read-yaml'

const TEXT = `# who may call
kind: "Gateway"
spec:
  servers:
  - name: web # plain
    port: 80
  - name: tls
    port: 443
`
const web: Json = { name: 'web', port: 80 }
const tls: Json = { name: 'tls', port: 443 }
const gateway = (...servers: readonly Json[]): Json => ({ kind: 'Gateway', spec: { servers } })

describe('changing a text', () => {
  it.each<[string, Json, string]>([
    ['a value, the comment above it kept', gateway({ name: 'web', port: 8080 }, tls), TEXT.replace('80', '8080')],
    [
      'a quoted value, its quotes kept',
      { kind: 'Other', spec: { servers: [web, tls] } },
      TEXT.replace('Gateway', 'Other'),
    ],
    ['a new item, the others kept', gateway(web, tls, { name: 'on' }), `${TEXT}  - name: "on"\n`],
    ['an item taken away', gateway(web), TEXT.replace('  - name: tls\n    port: 443\n', '')],
    ['a field taken away', { kind: 'Gateway' }, '# who may call\nkind: "Gateway"\n'],
    ['nothing', gateway(web, tls), TEXT],
  ])('changes %s', (_, target, changed) => {
    expect(changeYaml(TEXT, target)).toBe(changed)
  })

  it('takes away quotes that only the old text needed, as when 2 is typed on the way to 2s', () => {
    expect(changeYaml('timeout: "2"\n', { timeout: '2s' })).toBe('timeout: 2s\n')
  })

  it('makes any text say any value', () => {
    const text = fc.oneof(anyJson().map(printYaml), fc.string(), fc.constant(TEXT))
    const target = anyJson().filter((value) => !printYaml(value).includes('__proto__'))
    fc.assert(
      fc.property(text, target, (before, after) => {
        const reading = readYaml(changeYaml(before, after))
        expect(reading.ok && sameJson(reading.value.value, after)).toBe(true)
      }),
    )
  })
})
