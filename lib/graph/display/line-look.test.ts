import { describe, expect, test } from 'vitest'
import { lineLook } from './line-look'

const QUIET = { token: 'healthy', width: 2 } as const
const FAILING = { token: 'failure', width: 4 } as const

describe('how a line is drawn', () => {
  test('in a drawing that is not crowded as its rate says', () => {
    expect(lineLook(QUIET, { zoom: 1, drawn: 100 })).toEqual({ width: 2, opacity: 1, hasHead: true })
  })

  test('quiet lines fade with their number and with the distance, but never away', () => {
    const opacities = [250, 1000, 2000, 8000].map((drawn) => lineLook(QUIET, { zoom: 1, drawn }).opacity)
    expect(opacities).toEqual([...opacities].sort((a, b) => b - a))
    const far = lineLook(QUIET, { zoom: 0.05, drawn: 8000 })
    expect(far.opacity).toBeLessThan(opacities[3] ?? 0)
    expect(far.opacity).toBeGreaterThan(0.1)
    expect(far.hasHead).toBe(false)
  })

  test.each(['failure', 'degraded'] as const)(
    'a line in %s keeps its colour, and a width that is seen from afar',
    (token) => {
      const look = lineLook({ token, width: 2 }, { zoom: 0.05, drawn: 8000 })
      expect(look.opacity).toBe(1)
      expect(look.width * 0.05).toBeGreaterThan(1)
    },
  )

  test('a failing line is always the wider one', () => {
    for (const zoom of [0.02, 0.1, 0.5, 1, 3]) {
      const setting = { zoom, drawn: 2000 }
      expect(lineLook(FAILING, setting).width).toBeGreaterThan(lineLook(QUIET, setting).width)
    }
  })
})
