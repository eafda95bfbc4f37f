import { sameJson, type Json } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { YAML_LIMITS } from './limits'
import { readYaml, readYamlDocuments } from './read-yaml'

function problemsOf(text: string): readonly string[] {
  const reading = readYaml(text)
  return reading.ok ? [] : reading.error.map(({ code, line, column }) => `${code} ${line}:${column}`)
}

function valueOf(text: string): Json | undefined {
  const reading = readYaml(text)
  return reading.ok ? reading.value.value : undefined
}

function warningsOf(text: string): readonly string[] {
  const reading = readYaml(text)
  return reading.ok
    ? reading.value.warnings.map(({ values, replacement }) => `${values.here} ${values.there} → ${replacement}`)
    : []
}

describe('what is refused, and where', () => {
  it.each([
    ['a: 1\nb:\n  c: 1\n  c: 2\n', 'duplicateKey 4:3'],
    ['a:\n\tb: 1\n', 'tab 2:1'],
    ['a: *nobody\n', 'unknownAlias 1:4'],
    ['a: &x [*x]\n', 'aliasOfItself 1:8'],
    ['a: 1\n1: x\n', 'keyNotText 2:1'],
    ['yes: x\ntrue: x\n', 'keyNotText 2:1'],
    ['? [a]\n: 1\n', 'keyNotText 1:3'],
    ['spec:\n  __proto__: {}\n', 'forbiddenKey 2:3'],
    ['a: 1\n---\nb: 2\n', 'severalDocuments 3:1'],
    ['%YAML 1.1\n---\na: yes\n', 'directive 1:1'],
    ['a: !secret x\n', 'tag 1:4'],
    ['a: .inf\n', 'notJson 1:4'],
    ['a: 1e999\n', 'notJson 1:4'],
    ['a: [1\n', 'syntax 2:1'],
    ['a: "x\n', 'syntax 2:1'],
    ['', 'empty 1:1'],
    ['# nothing\n', 'empty 1:1'],
    [']'.repeat(1_000), 'syntax 1:1'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'tooDeep 1:65'],
    ['- '.repeat(5_000), 'tooDeep 1:129'],
    ['{'.repeat(500_000), 'tooDeep 1:65'],
    [`a: ${'x'.repeat(YAML_LIMITS.bytes)}`, 'tooLarge 1:1'],
    [`a: ${'€'.repeat(YAML_LIMITS.bytes / 3)}`, 'tooLarge 1:1'],
  ])('case %#', (text, first) => {
    expect(problemsOf(text)[0]).toBe(first)
  })

  it('takes 64 levels', () => {
    expect(problemsOf(`${'['.repeat(64)}${']'.repeat(64)}`)).toEqual([])
  })

  it('takes 100 aliases and refuses the next one', () => {
    const list = (count: number): string => `a: &a x\nb:\n${'- *a\n'.repeat(count)}`
    expect(problemsOf(list(100))).toEqual([])
    expect(problemsOf(list(101))).toEqual(['tooManyAliases 103:3'])
  })

  it('counts what aliases of aliases would bring, without writing it out', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`)
    expect(problemsOf(levels.join('\n'))[0]).toMatch(/^aliasTooLarge/)
  })

  it('counts the levels that aliases add', () => {
    const levels = Array.from({ length: 80 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`}]`)
    expect(problemsOf(levels.join('\n'))).toContainEqual(expect.stringMatching(/^tooDeep 6/))
  })

  it('does not compare each key with each other one', () => {
    const text = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`).join('\n')
    expect(problemsOf(text)).toEqual([])
  })
})

describe('what is read', () => {
  it.each<[string, Json]>([
    ['a: 010\n', { a: 10 }],
    ['a: 12345678901234567890\nb: -9007199254740993\n', { a: 12345678901234567890n, b: -9007199254740993n }],
    ['a: yes\nb: "1"\nc: ~\nd:\n', { a: 'yes', b: '1', c: null, d: null }],
    ['a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['constructor: 1\ntoString: 2\n', { constructor: 1, toString: 2 }],
    ['a: 1\r\nb: |\r\n  x\r\n', { a: 1, b: 'x\n' }],
    ['---\na: 1\n---\n', { a: 1 }],
    ['<<: {a: 1}\n', { '<<': { a: 1 } }],
  ])('%j', (text, value) => {
    expect(valueOf(text)).toEqual(value)
  })

  it('reads several documents where they are asked for', () => {
    const reading = readYamlDocuments('a: 1\n---\n# none\n---\nb: 2\n')
    expect(reading.ok && reading.value.map(({ value }) => value)).toEqual([{ a: 1 }, { b: 2 }])
  })
})

describe('what kubectl reads differently', () => {
  it.each([
    ['a: yes\n', '"yes" true → "yes"'],
    ['a: Off\n', '"Off" false → "Off"'],
    ['a: 010\n', '10 8 → 10'],
    ['a: 1_000\n', '"1_000" 1000 → "1_000"'],
    ['a: 0b11\n', '"0b11" 3 → "0b11"'],
    ['on: 1\n', '"on" true → "on"'],
    ['<<: {}\n', '"<<" << → "<<"'],
  ])('%j', (text, warning) => {
    expect(warningsOf(text)).toEqual([warning])
  })

  it.each(['a: "yes"\n', 'a: 10\n', 'a: 0x1F\n', 'a: 007\n', 'a: true\n', 'a: 1.5e3\n', 'a: 10s\n', 'a: v1_2\n'])(
    'but not %j',
    (text) => {
      expect(warningsOf(text)).toEqual([])
    },
  )
})

it('never throws and always places its problems inside the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'b:',
      ': ',
      '- ',
      '? ',
      '\n',
      '  ',
      '\t',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '#',
      '&a ',
      '*a ',
      '!t ',
      '%Y',
      '---\n',
      '...\n',
      '\r',
      '<<',
      '\ufeff',
      '1',
      '~',
      '\\',
      '\u0000',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const reading = readYaml(text)
      const problems = reading.ok ? reading.value.warnings : reading.error
      expect(reading.ok || problems.length > 0).toBe(true)
      for (const { from, to, line, column } of problems) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(Math.min(line, column)).toBeGreaterThan(0)
      }
    }),
    { numRuns: 500 },
  )
})

it('reads any JSON text as the JSON that it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      if (text.includes('"__proto__"') || /[0-9]{16}/.test(text)) return
      const read = valueOf(text)
      expect(read !== undefined && sameJson(read, JSON.parse(text))).toBe(true)
    }),
  )
})
