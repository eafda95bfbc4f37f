import type { ObjectSchema } from '@/lib/openapi/object-schema'
import { createSchemaCheck } from '@/lib/openapi/create-schema-check'
import { describe, expect, it } from 'vitest'
import { formatYaml } from './format-yaml'
import { reportText } from './report-text'

const schema: ObjectSchema = {
  apiVersion: 'v1',
  kind: 'X',
  definitions: {},
  root: {
    type: 'object',
    properties: {
      hosts: { type: 'array', items: { type: 'string' } },
      mode: { type: 'string', enum: ['STRICT', 'OFF'] },
      weight: { type: 'integer' },
    },
  },
}
const check = createSchemaCheck(schema)

function marked(text: string): readonly (readonly [string, string, number])[] {
  return reportText(text, { check }).marks.map(({ from, to, severity, line }) => [text.slice(from, to), severity, line])
}

/** The text after the first way out of its first problem. */
function mended(text: string): string | undefined {
  const [edit] = reportText(text, { check }).marks[0]?.fixes[0]?.edits ?? []
  return edit === undefined ? undefined : text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
}

describe('several documents', () => {
  const several = 'weight: a\n---\nhosts: [yes]\n---\nweight: b\n'

  it('are one too many where one is edited', () => {
    expect(marked(several)).toHaveLength(1)
  })

  it('are checked each, at their lines, where several are made', () => {
    const { marks } = reportText(several, { check, several: check })
    expect(marks.map(({ line, source }) => [line, source])).toEqual([
      [1, 'schema'],
      [3, 'yaml'],
      [5, 'schema'],
    ])
    expect(reportText(several, { check, several: () => [] }).marks.map(({ line }) => line)).toEqual([3])
  })

  it('of which there is one are one', () => {
    expect(reportText('weight: a\n', { check, several: () => [] }).marks).toHaveLength(1)
  })
})

describe('places', () => {
  it.each([
    ['mode: STRIKT\n', ['STRIKT', 'error', 1]],
    ['hosts:\n- a\n- 1\n', ['1', 'error', 3]],
    ['weight: 1\nhost: []\n', ['host', 'error', 2]],
    ['mode: yes\n', ['yes', 'warning', 1]],
    ['a: b: c\n', ['b', 'error', 1]],
  ])('%j', (text, mark) => {
    expect(marked(text)[0]).toEqual(mark)
  })

  it('marks the key where the value spans lines, and the nearest parent of what is not there', () => {
    const text = 'spec:\n  http:\n  - name: a\n    route: []\n'
    const finding = { severity: 'info' as const, message: 'x' }
    const findings = [
      { ...finding, steps: ['spec', 'http'] },
      { ...finding, steps: ['spec', 'http', 0, 'timeout'] },
      { ...finding, steps: ['spec', 'http', 0, 'name'] },
    ]
    expect(reportText(text, { findings }).marks.map(({ from, to }) => text.slice(from, to))).toEqual(['http', 'name: a', 'a']) // prettier-ignore
  })
})

describe('ways out', () => {
  it.each([
    ['host:\n- a\n', 'hosts:\n- a\n'],
    ['mode: STRIKT\n', 'mode: STRICT\n'],
    ['mode: on # x\n', 'mode: "on" # x\n'],
    ['weight: "80"\n', 'weight: 80\n'],
  ])('%j', (text, after) => {
    expect(mended(text)).toBe(after)
  })

  it('leaves alone what nobody can guess', () => {
    expect(mended('weight: many\n')).toBeUndefined()
  })
})

describe('formatYaml', () => {
  it('lays blocks out and keeps comments and digits', () => {
    const text = '# who\na:   1\nb:\n    - x # why\n    - 12345678901234567890\n'
    expect(formatYaml(text)).toBe('# who\na: 1\nb:\n- x # why\n- 12345678901234567890\n')
  })

  it('leaves a text alone that cannot be read', () => {
    expect(formatYaml('a: [')).toBeUndefined()
  })
})
