import { describe, expect, it } from 'vitest'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import { visibleScope } from '../query/visible-scope'
import { clusterFacts, meshFacts, namespace } from '../testing/facts'
import { graphRequest } from '../testing/request'
import { windowNotes } from './window-notes'

function notes(part: Partial<GraphRequest>, facts: MeshFacts = meshFacts()) {
  const request = graphRequest(part)
  return windowNotes(request, facts, visibleScope(request, facts))
}

describe('Q19: window notes', () => {
  it.each<[string, Partial<GraphRequest>, readonly string[]]>([
    ['a window of four scrapes', { durationSeconds: 60 }, []],
    ['a shorter window', { durationSeconds: 59 }, ['short-window']],
    ['a window that ended five minutes ago', { at: 1_700_000_000 - 300 }, []],
    ['an older window', { at: 1_700_000_000 - 301 }, ['facts-now']],
  ])('%s', (_, part, codes) => {
    expect(notes(part).map(({ code }) => code)).toEqual(codes)
  })

  it('names selected namespaces that are younger than the window', () => {
    const young = (name: string) => ({ ...namespace(name), createdAt: '2023-11-14T22:10:00Z' })
    const clusters = [clusterFacts({ namespaces: [young('shop'), young('other'), namespace('old')] })]
    expect(notes({}, meshFacts({ clusters }))).toEqual([{ code: 'namespace-younger', count: 1, ids: ['shop'] }])
    expect(notes({ durationSeconds: 60 }, meshFacts({ clusters }))).toEqual([])
  })

  it('names clusters that cannot be reached', () => {
    const clusters = [clusterFacts(), clusterFacts({ name: 'west', reachable: false })]
    expect(notes({}, meshFacts({ clusters }))).toEqual([{ code: 'facts-missing', count: 1, ids: ['west'] }])
  })
})
