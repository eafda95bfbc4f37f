import { graphEdge, graphNode } from '../testing/graph-builders'
import { HOSTILE_TEXTS } from '@/lib/std/testing/hostile-texts'
import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { completeFind, takeCompletion } from './complete'
import { TRAFFIC_LANGUAGE } from './operands'
import { read, search } from './testing/search'

const graph = {
  nodes: [
    graphNode('a', { app: 'cart', namespace: 'shop', labels: { team: 'pay', tier: 'front' } }),
    graphNode('b', { app: 'card reader', namespace: 'and', labels: { team: 'core' } }),
  ],
  edges: [graphEdge('a', 'b', { responses: [{ code: '503', rate: 1, flags: { UH: 1 }, hosts: {}, moreHosts: 0 }] })],
}

/** A bar in the text is the caret. */
function offered(text: string): readonly string[] {
  return completeFind(text.replace('|', ''), text.indexOf('|'), graph).items.map((item) => item.text)
}

describe('what is offered at the caret', () => {
  it.each([
    ['names that begin like it, then those that hold it', 'tcptra|', ['tcptrafficshifting']],
    ['aliases', 'rt|', expect.arrayContaining(['rto'])],
    ['names in brackets, behind NOT and behind words that only help to read', '(! has no circ|', ['circuitbreaker']],
    ['names behind AND', 'healthy AND httpi|', ['httpin']],
    ['names for the word that the caret is in', 'heal| and cb', ['healthy']],
    ['the keys of labels', 'label:t|', ['label:team', 'label:tier']],
    ['operators for texts', 'app |', ['=', '!=', '*=', '^=', '$=']],
    ['operators for numbers', 'rt |', ['>', '>=', '<', '<=', '=', '!=']],
    ['longer operators', 'rt >|', []],
    ['values that occur', 'app = |', ['"card reader"', 'cart']],
    ['values without a space before them', 'app=car|', ['"card reader"', 'cart']],
    ['values whose quote is open', 'app = "card r|', ['"card reader"']],
    ['values that are words of the language, in quotes', 'ns = a|', ['"and"']],
    ['codes and flags of edges', 'code = 5| or flag = x', ['503']],
    ['values of a label', 'label:team = |', ['core', 'pay']],
    ['the kinds of nodes', 'node = u|', ['unknown', 'group']],
    ['AND and OR behind a term', 'healthy |', ['AND', 'OR']],
    ['AND and OR behind a bracket', '(app = cart) o|', ['OR']],
    ['a test, or AND and OR, behind a label', 'label:team |', ['=', '!=', '*=', '^=', '$=', 'AND', 'OR']],
    ['nothing behind what is wrong', 'nonsense = |', []],
    ['nothing for numbers', 'rt > |', []],
    ['nothing behind a sign that fits nowhere', '= |', []],
  ])('%s', (_, text, items) => {
    expect(offered(text)).toEqual(items)
  })

  test('every operand for an empty text, without its aliases', () => {
    expect(offered('|')).toEqual(TRAFFIC_LANGUAGE.names)
    expect(offered('|')).not.toContain('cb')
  })
})

test('what is taken replaces the word and leaves room to go on', () => {
  const [item] = completeFind('heal and cb', 4, graph).items
  expect(item && takeCompletion('heal and cb', { start: 0, end: 4 }, item)).toEqual({
    text: 'healthy and cb',
    caret: 8,
  })
  expect(item && takeCompletion('heal', { start: 0, end: 4 }, item)).toEqual({ text: 'healthy ', caret: 8 })
})

test('every value that is taken finds what has it, hostile ones too', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...HOSTILE_TEXTS),
        anyText.filter((text) => text !== ''),
      ),
      (app) => {
        const nodes = [graphNode('a', { app }), graphNode('b', { app: `not ${app}` })]
        const { items, ...span } = completeFind('app = ', 6, { nodes, edges: [] })
        const item = items.find(({ shown }) => shown === app)
        const { text } = takeCompletion('app = ', span, item ?? { kind: 'value', shown: '', text: '' })
        expect(search(text, nodes)).toContain('a')
        expect(search(text, nodes)).not.toContain('b')
      },
    ),
  )
})

test('any text and caret gives something, and what is taken stays within the text', () => {
  const pieces = fc.constantFrom('healthy', 'app', ' = ', '"', '(', ')', '!', ' and ', 'label:', 'rt', '>', ' ', 'x')
  const text = fc.oneof(
    anyText,
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, fc.nat(200), (any, place) => {
      const caret = Math.min(place, any.length)
      const { start, end } = completeFind(any, caret, graph)
      expect([start >= 0, start <= caret, end >= caret || end >= start, end <= any.length]).toEqual([
        true,
        true,
        true,
        true,
      ])
    }),
    { numRuns: 500 },
  )
})

test('a whole expression can be put together from what is offered', () => {
  let [text, caret] = ['', 0]
  for (const wanted of ['app', '=', 'cart', 'AND', 'label:', 'label:team', '*=', 'pay', 'OR', 'code', '=', '503']) {
    const completion = completeFind(text, caret, graph)
    const item = completion.items.find((one) => one.text === wanted)
    expect(completion.items.map((one) => one.text)).toContain(wanted)
    if (item !== undefined) ({ text, caret } = takeCompletion(text, completion, item))
  }
  expect(read(text)).toEqual(read('app = cart and label:team *= pay or code = 503'))
})
