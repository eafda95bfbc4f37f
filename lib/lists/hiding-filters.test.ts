import { readListView } from '@/lib/url/list-view'
import { describe, expect, it } from 'vitest'
import { hidingFilters } from './hiding-filters'
import { healthOf, workloadRow } from './testing/rows'

const ROWS = [
  workloadRow('cart-v1'),
  workloadRow('cart-v2', { health: healthOf('failure') }),
  workloadRow('pay-v1', { labels: { team: 'money' } }),
]
const hiding = (query: string) => hidingFilters('workloads', ROWS, readListView(new URLSearchParams(query)))

describe('hidingFilters (product 3.9)', () => {
  it('says of each what clearing it alone brings', () => {
    expect(hiding('q=pay&health=failure')).toEqual([
      { filter: null, shown: 1 },
      { filter: { key: 'health', value: 'failure' }, shown: 1 },
    ])
    expect(hiding('labels=team=money&health=degraded')).toEqual([
      { filter: { key: 'health', value: 'degraded' }, shown: 1 },
      { filter: { key: 'label', value: 'team=money' }, shown: 0 },
    ])
  })

  it('names nothing where nothing narrows', () => {
    expect(hiding('')).toEqual([])
  })
})
