import { describe, expect, it } from 'vitest'
import { countStatuses } from './count-statuses'
import { donutArcs } from './donut-arcs'

describe('the arcs of a donut', () => {
  it('are shares, the worst first, one after the other', () => {
    const arcs = donutArcs(countStatuses(['healthy', 'healthy', 'healthy', 'failure']))
    expect(arcs.map(({ status, start }) => [status, start])).toEqual([
      ['failure', 0],
      ['healthy', 25],
    ])
    expect(arcs[1]?.length).toBeCloseTo(74.4)
  })

  it('close the ring where all are alike, and are none where there is nothing', () => {
    expect(donutArcs(countStatuses(['healthy']))).toEqual([{ status: 'healthy', start: 0, length: 100 }])
    expect(donutArcs(countStatuses([]))).toEqual([])
  })

  it('show one among thousands', () => {
    const arcs = donutArcs(countStatuses(['failure', ...Array.from({ length: 2_000 }, () => 'healthy' as const)]))
    expect(arcs[0]?.length).toBeGreaterThan(0.5)
  })
})
