import { describe, expect, it } from 'vitest'
import { NOTE_CODES } from '../model'
import { mergeNotes } from './merge-notes'

describe('T3: notes', () => {
  it('one note per code, in the order of the codes, counts and rates summed', () => {
    const notes = mergeNotes([
      { code: 'collapsed', count: 3, ids: ['b'] },
      { code: 'missing-label', count: 1, ids: ['x', 'y'] },
      { code: 'missing-label', count: 2, ids: ['a', 'x'] },
      { code: 'claimed-caller', count: 1, rate: 2 },
      { code: 'claimed-caller', count: 1, rate: 3, bytesPerSecond: 100 },
    ])
    expect(notes).toEqual([
      {
        code: 'missing-label',
        level: 'info',
        text: '3 series lack labels that Istio normally writes: a, x, y.',
        count: 3,
        ids: ['a', 'x', 'y'],
      },
      {
        code: 'claimed-caller',
        level: 'info',
        text: '2 reports of unnamed callers were given to the callers who claim the traffic (5.00 per second, 100 B/s).',
        count: 2,
        rate: 5,
        ids: [],
      },
      {
        code: 'collapsed',
        level: 'info',
        text: '3 nodes are inside groups to keep the drawing readable.',
        count: 3,
        ids: ['b'],
      },
    ])
  })

  it.each(NOTE_CODES)('%s is a sentence, for one and for several', (code) => {
    const text = (count: number) =>
      mergeNotes([{ code, count, ids: ['a', 'b', 'c', 'd', 'e'].slice(0, count) }])[0]?.text
    expect(text(1)).toMatch(/^[^{}]+\.$/)
    expect(text(5)).toMatch(/^[^{}]+\.$/)
    expect(text(1)).not.toMatch(/undefined|NaN| {2}|\(\)/)
  })

  it('names what the reader must act on, and no more than 20 ids', () => {
    const ids = Array.from({ length: 30 }, (_, place) => `m${place + 10}`)
    const [note] = mergeNotes([{ code: 'metric-missing', count: 30, ids }])
    expect(note).toMatchObject({ level: 'warning', text: 'The metric store does not have m10, m11, m12 and 27 more.' })
    expect(note?.ids).toHaveLength(20)
  })

  it('keeps collapsed failures with the worst first', () => {
    expect(mergeNotes([{ code: 'failing-collapsed', count: 2, ids: ['z', 'a'] }])[0]?.ids).toEqual(['z', 'a'])
  })

  it('bytes alone are the rate of a note about bytes', () => {
    expect(mergeNotes([{ code: 'hop-not-drawn', count: 1, rate: 0, bytesPerSecond: 480 }])[0]?.rate).toBe(480)
  })
})
