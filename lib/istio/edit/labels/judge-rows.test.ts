import { describe, expect, it } from 'vitest'
import { judgeRows, type LabelRow, readRows } from './judge-rows'

function row(key: string, value = '', set: LabelRow['set'] = 'labels', id = 0): LabelRow {
  return { id, set, key, value }
}

describe('what Kubernetes takes of labels and annotations', () => {
  it.each<[string, LabelRow, string | undefined]>([
    ['a plain key', row('version'), undefined],
    ['a key with a prefix', row('istio.io/rev'), undefined],
    ['capitals, dots and underscores in a name', row('a.b/My_name.X'), undefined],
    ['a key of one character', row('a'), undefined],
    ['no key', row(''), 'keyMissing'],
    ['a prefix without a name', row('istio.io/'), 'keyForm'],
    ['a name without its prefix', row('/rev'), 'prefixForm'],
    ['two slashes', row('a/b/c'), 'keyForm'],
    ['a space', row('a b'), 'keyForm'],
    ['markup', row('<b>'), 'keyForm'],
    ['a key that turns the direction', row('‮abc'), 'keyForm'],
    ['what objects inherit', row('__proto__'), 'keyForm'],
    ['a name of 63 characters', row('x'.repeat(63)), undefined],
    ['a name of 64 characters', row('x'.repeat(64)), 'keyLong'],
    ['a prefix of 254 characters', row(`${'x'.repeat(254)}/a`), 'prefixForm'],
    ['a prefix in capitals', row('Istio.io/rev'), 'prefixForm'],
    ['a prefix in capitals of an annotation', row('Istio.io/rev', '', 'annotations'), undefined],
  ])('judges %s', (_, given, problem) => {
    expect(judgeRows([given]).get(0)?.key).toBe(problem)
  })

  it.each<[string, LabelRow, string | undefined]>([
    ['an empty value, which is a value', row('a', ''), undefined],
    ['a version', row('a', 'v1.2_3-4'), undefined],
    ['a value of 63 characters', row('a', 'x'.repeat(63)), undefined],
    ['a value of 64 characters', row('a', 'x'.repeat(64)), 'valueLong'],
    ['a slash', row('a', 'a/b'), 'valueForm'],
    ['a dash at its end', row('a', 'v1-'), 'valueForm'],
    ['any text of an annotation', row('a', '{"a": "‮<b>\n"}', 'podAnnotations'), undefined],
    ['256 KiB', row('a', 'x'.repeat(256 * 1024 - 1), 'annotations'), undefined],
    ['more than 256 KiB', row('a', 'x'.repeat(256 * 1024), 'annotations'), 'annotationsLarge'],
    ['256 KiB in bytes, not in characters', row('a', 'é'.repeat(128 * 1024), 'annotations'), 'annotationsLarge'],
  ])('judges %s', (_, given, problem) => {
    expect(judgeRows([given]).get(0)?.value).toBe(problem)
  })

  it('marks the second of two equal keys, in one map only', () => {
    const judged = judgeRows([row('a', '1'), row('a', '2', 'labels', 1), row('a', '3', 'annotations', 2)])
    expect([0, 1, 2].map((id) => judged.get(id)?.key)).toEqual([undefined, 'keyTwice', undefined])
  })
})

it('makes the maps of an object from rows, and those that it has not are not made', () => {
  const sets = { labels: { gone: '' }, annotations: {} }
  expect(readRows([row('a', ''), row('constructor', 'x')], sets)).toEqual({
    labels: { a: '', constructor: 'x' },
    annotations: {},
  })
})
