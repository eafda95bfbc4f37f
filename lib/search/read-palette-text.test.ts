import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPaletteText } from './read-palette-text'

const PLACE = { origin: 'https://mesh.example', basePath: '/pharos' }
const read = (text: string) => readPaletteText(text, PLACE)

describe('readPaletteText (product 3.7)', () => {
  it.each([
    ['reviews v2 ', 'all', 'reviews v2'],
    ['> logs', 'actions', 'logs'],
    ['@book', 'namespaces', 'book'],
    ['#', 'config', ''],
    ['?', 'help', ''],
  ])('reads %j as %s: %j', (text, scope, words) => {
    expect(read(text)).toEqual({ scope, words, straight: undefined })
  })

  it.each([
    ['0AF7651916CD43DD', '/traces/0af7651916cd43dd'],
    ['0af7651916cd43dd8448eb211c80319c', '/traces/0af7651916cd43dd8448eb211c80319c'],
    [' https://mesh.example/pharos/graph?namespaces=a#x ', '/graph?namespaces=a#x'],
    ['https://mesh.example/pharos/workloads/shop/cart%2Dv1', '/workloads/shop/cart%2Dv1'],
  ])('goes straight from %s to %s', (text, href) => {
    expect(read(text).straight?.href).toBe(href)
  })

  it.each([
    '0af7651916cd43d',
    'https://evil.example/pharos/graph',
    'https://mesh.example/other/graph',
    'https://mesh.example/pharos',
    'https://mesh.example/pharos//evil.example/x',
    'https://mesh.example/pharos/../pharos//evil.example',
    'https://user:secret@mesh.example/pharos/graph',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
  ])('goes nowhere by %s', (text) => {
    expect(read(text).straight).toBeUndefined()
  })

  it('never throws, and never leads out of Pharos', () => {
    const links = anyText.map((path) => `https://mesh.example/pharos/${path}`)
    fc.assert(
      fc.property(fc.oneof(anyText, links), (text) => {
        const href = read(text).straight?.href ?? '/'
        expect(new URL(href, 'https://mesh.example').origin).toBe('https://mesh.example')
      }),
    )
  })
})
