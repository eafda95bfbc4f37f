import { MOST_CHANGES } from '@/lib/url/edit-types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNewObjects } from './read-new-objects'

const USUAL = 'virtualservices.networking.istio.io'
const object = (kind: string, name: string, apiVersion = 'networking.istio.io/v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop}\nspec: {big: 9007199254740993}\n`

describe('the objects of a text', () => {
  test('one keeps its text, comments included', () => {
    const text = `# mine\n${object('Gateway', 'web', 'gateway.networking.k8s.io/v1')}`
    expect(readNewObjects(text, USUAL)).toEqual({
      ok: true,
      value: [{ kind: 'gateways.gateway.networking.k8s.io', namespace: 'shop', name: 'web', text }],
    })
  })

  test('each of several is of its own kind; no integer is rounded, and empty documents are none', () => {
    const text = ['', object('DestinationRule', 'a'), '# nothing\n', object('VirtualService', 'a')].join('---\n')
    const objects = readNewObjects(text, USUAL)
    expect(objects).toMatchObject({
      ok: true,
      value: [{ kind: 'destinationrules.networking.istio.io' }, { kind: USUAL, namespace: 'shop', name: 'a' }],
    })
    expect(objects.ok && objects.value[1]?.text).toContain('9007199254740993')
  })

  test('a single object of no known kind is taken for the usual one', () => {
    expect(readNewObjects('metadata: {name: a}\n', USUAL)).toMatchObject({
      ok: true,
      value: [{ kind: USUAL, namespace: '' }],
    })
  })

  test.each<[string, string, string, number]>([
    ['no YAML', 'a: [', 'unreadable', 0],
    ['nothing', '', 'unreadable', 0],
    ['a list', '- a\n', 'nameless', 1],
    ['an object without a name', `${object('VirtualService', 'a')}---\nmetadata: {name: ""}\n`, 'nameless', 2],
    ['a kind that is not made here', `${object('VirtualService', 'a')}---\n${object('Secret', 'b', 'v1')}`, 'kind', 2],
    ['one object twice', `${object('VirtualService', 'a')}---\n${object('VirtualService', 'a')}`, 'twice', 2],
    [
      'too many',
      Array.from({ length: MOST_CHANGES + 1 }, (_, i) => object('Sidecar', `a${i}`)).join('---\n'),
      'many',
      0,
    ],
  ])('%s is told', (_, text, code, document) => {
    expect(readNewObjects(text, USUAL)).toEqual({ ok: false, error: { code, document } })
  })

  test('any text has an answer', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 3 }), (texts) => {
        expect(typeof readNewObjects(texts.join('\n---\n'), USUAL).ok).toBe('boolean')
      }),
    )
  })
})
