import { describe, expect, it } from 'vitest'
import { fixText } from './fix-text'
import { reportText } from './report-text'

const TEXT = 'spec:\n  # how much\n  weight: 5 # percent\n  host: a\n'
const REMOVE = [
  { op: 'test', path: '/spec/weight', value: 5 },
  { op: 'remove', path: '/spec/weight' },
] as const
const ADD = [{ op: 'add', path: '/spec/port', value: { number: 80 } }] as const

describe('a fix of a text', () => {
  it('changes its place and keeps the rest', () => {
    expect(fixText(TEXT, ADD)).toBe(`${TEXT}  port:\n    number: 80\n`)
    expect(fixText(TEXT, REMOVE)).toBe('spec:\n  # how much\n  host: a\n')
  })

  it.each([
    ['what it removes has changed', TEXT.replace('5', '6'), REMOVE],
    ['what it removes is gone', 'spec:\n  host: a\n', REMOVE],
    ['what it adds is there', 'spec:\n  port: 1\n', ADD],
    ['the text cannot be read', 'spec: [', ADD],
  ])('is none where %s', (_, text, patch) => {
    expect(fixText(text, patch)).toBeUndefined()
  })

  it('is offered with its finding, until its place is another', () => {
    const fixes = [{ title: 'Remove the weight.', patch: REMOVE }]
    const findings = [{ severity: 'warning', steps: ['spec', 'weight'], message: 'x', fixes }] as const
    const [mark] = reportText(TEXT, { findings }).marks
    const [edit] = mark?.fixes[0]?.edits ?? []
    expect(TEXT.slice(0, edit?.from) + (edit?.insert ?? '') + TEXT.slice(edit?.to)).toBe(fixText(TEXT, REMOVE))
    expect(reportText(TEXT.replace('5', '6'), { findings }).marks).toEqual([])
  })
})
