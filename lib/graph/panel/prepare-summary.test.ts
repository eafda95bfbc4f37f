import type { GraphNote, SourceState } from '@/lib/graph/model'
import { describe, expect, test } from 'vitest'
import { collapsedGroups } from './collapsed-groups'
import { indexElements } from './element-index'
import { prepareNotes } from './prepare-notes'
import { prepareSummary } from './prepare-summary'
import { aGraph, aNode, someTraffic } from './testing/graph-parts'

describe('the summary', () => {
  test('names the known namespaces and clusters, sorted, and takes the totals of the server', () => {
    const graph = aGraph({
      nodes: [
        aNode('a', { namespace: 'web' }),
        aNode('b'),
        aNode('c'),
        aNode('d', { namespace: 'unknown', cluster: 'unknown' }),
      ],
      totals: {
        ...aGraph().totals,
        workloads: 7,
        traffic: { inbound: [], outbound: [], internal: [], total: [someTraffic({ rate: 3 })] },
      },
    })
    expect(prepareSummary(graph)).toMatchObject({
      namespaces: ['shop', 'web'],
      clusters: ['east'],
      counts: { workloads: 7 },
      traffic: { inbound: [], total: [{ rate: 3 }] },
    })
  })

  test('tells which of the sources that were asked are missing', () => {
    const source = (state: SourceState['state']): SourceState => ({
      source: 'kubernetes',
      cluster: state,
      state,
      asOf: null,
      ageSeconds: null,
      queries: 1,
      message: null,
    })
    const sources = [source('ok'), source('partial'), source('failed'), source('unused')]
    const { missing, sources: asked } = prepareSummary(aGraph({ sources }))
    expect([missing.map(({ cluster }) => cluster), asked]).toEqual([['partial', 'failed'], 3])
  })
})

describe('notes', () => {
  const note = (code: GraphNote['code'], level: GraphNote['level'], ids: string[] = []): GraphNote => ({
    code,
    level,
    text: '',
    count: 1,
    ids,
  })

  test('warnings come first, and only elements that are drawn can be selected', () => {
    const notes = [
      note('missing-label', 'info'),
      note('collapsed', 'info'),
      note('source-failed', 'warning', ['a', 'x']),
    ]
    const rows = prepareNotes(indexElements(aGraph({ nodes: [aNode('a')], notes })))
    expect(rows.map((row) => row.note.code)).toEqual(['source-failed', 'missing-label', 'collapsed'])
    expect(rows[0]?.elements).toEqual(['a'])
  })
})

test('groups with failing members come first, then the largest', () => {
  const group = (id: string, members: number, failing: number) =>
    aNode(id, {
      kind: 'group',
      group: { level: 'app', name: id, members, byKind: {}, failing, degraded: 0, failingNames: [], memberIds: [] },
    })
  const graph = aGraph({ nodes: [group('a', 3, 0), group('b', 9, 0), group('c', 2, 1), aNode('n')] })
  expect(collapsedGroups(graph).map((entry) => entry.id)).toEqual(['c', 'b', 'a'])
})
