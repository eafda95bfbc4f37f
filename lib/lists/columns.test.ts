import { describe, expect, it } from 'vitest'
import { moveColumn, toggleColumn } from './arrange-columns'
import { COLUMNS_OF, shownColumns } from './columns'
import { orderRows } from './order-rows'
import { healthOf, workloadRow } from './testing/rows'
import { writeListCsv } from './write-list-csv'

const east = [workloadRow('a')]

describe('the columns', () => {
  it('tell clusters apart only where there are several', () => {
    expect(shownColumns('workloads', [], east)).not.toContain('cluster')
    expect(shownColumns('workloads', [], [...east, workloadRow('b', { cluster: 'west' })])).toContain('cluster')
  })

  it('are those chosen, in their order, with the name; those of other lists are left out', () => {
    expect(shownColumns('workloads', ['rate', 'health', 'ports', 'rate'], east)).toEqual(['name', 'rate', 'health'])
    expect(shownColumns('workloads', ['ports'], east)).toEqual(shownColumns('workloads', [], east))
  })

  it('are moved and hidden, and come back where they were', () => {
    expect(moveColumn(['health', 'name', 'rate'], 'rate', 0)).toEqual(['rate', 'health', 'name'])
    expect(toggleColumn('workloads', ['health', 'name', 'rate'], 'health')).toEqual(['name', 'rate'])
    const all = COLUMNS_OF.workloads
    for (const id of all) expect(toggleColumn('workloads', toggleColumn('workloads', all, id), id)).toEqual(all)
  })
})

describe('the order of rows', () => {
  it('is worst health first, then the larger share of failures, then the name', () => {
    const rows = [
      workloadRow('quiet', { health: healthOf('not-rated') }),
      workloadRow('b'),
      workloadRow('a'),
      workloadRow('unknown', { health: healthOf('not-known') }),
      workloadRow('some', { health: healthOf('degraded', 0.02) }),
      workloadRow('more', { health: healthOf('degraded', 0.05) }),
      workloadRow('down', { health: healthOf('failure', 1) }),
      workloadRow('later', { health: null }),
    ]
    const names = orderRows(rows).map(({ name }) => name)
    expect(names).toEqual(['down', 'more', 'some', 'a', 'b', 'unknown', 'quiet', 'later'])
  })
})

describe('the CSV', () => {
  it('has the shown columns, raw numbers, and nothing for what is not known', () => {
    const rows = [workloadRow('=cmd', { labels: { app: 'a,b' } }), workloadRow('b', { traffic: null, health: null })]
    const text = writeListCsv(rows, ['name', 'health', 'rate', 'ready', 'labels'], (id) => id)
    expect(text.slice(1).split('\r\n')).toEqual([
      'name,health,rate,ready,labels',
      `'=cmd,healthy,1,1/1,"app=a,b"`,
      'b,,,1/1,app=b',
      '',
    ])
  })
})
