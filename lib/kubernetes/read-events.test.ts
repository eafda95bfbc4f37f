import { describe, expect, test } from 'vitest'
import { readEvents } from './read-events'

const event = {
  metadata: { name: 'a.1', uid: 'u1', creationTimestamp: '2026-01-01T00:00:00Z' },
  involvedObject: { kind: 'Pod', name: 'cart-1' },
  type: 'Warning',
  reason: 'BackOff',
  message: 'Back-off pulling image',
  count: 7,
  lastTimestamp: '2026-01-01T01:00:00Z',
}

describe('events of the API server', () => {
  test('say what was noticed about what, how often and when last', () => {
    expect(readEvents({ items: [event] }).events).toEqual([
      {
        id: 'u1',
        isWarning: true,
        reason: 'BackOff',
        message: 'Back-off pulling image',
        about: { kind: 'Pod', name: 'cart-1' },
        count: 7,
        at: '2026-01-01T01:00:00Z',
      },
    ])
  })

  test('of the newer kind count in a series', () => {
    const series = { count: 3, lastObservedTime: '2026-01-01T02:00:00Z' }
    expect(readEvents({ items: [{ ...event, series }] }).events).toMatchObject([
      { count: 3, at: '2026-01-01T02:00:00Z' },
    ])
  })

  test('without any time were made when the object was', () => {
    expect(readEvents({ items: [{ ...event, lastTimestamp: null }] }).events).toMatchObject([
      { at: '2026-01-01T00:00:00Z' },
    ])
  })

  test.each([undefined, null, 1, {}, { items: null }, { items: [null, 1, {}, { metadata: {} }] }])(
    '%j holds none',
    (wire) => {
      expect(readEvents(wire)).toEqual({ events: [], cut: false })
    },
  )

  test('of a list that goes on elsewhere are cut', () => {
    const cut = (next: unknown) => readEvents({ items: [event], metadata: { continue: next } }).cut
    expect([cut('token'), cut(''), cut(undefined), cut(1)]).toEqual([true, false, false, false])
  })

  test('a message of any length is cut', () => {
    expect(readEvents({ items: [{ ...event, message: 'x'.repeat(5_000) }] }).events[0]?.message).toHaveLength(1_000)
  })
})
