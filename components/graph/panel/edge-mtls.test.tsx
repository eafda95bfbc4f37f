import { graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { indexElements } from '@/lib/graph/panel/element-index'
import { prepareEdge } from '@/lib/graph/panel/prepare-edge'
import type { GraphEdge } from '@/lib/graph/model'
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { renderPart } from '../testing/render-part'
import { EdgeMtls } from './edge-mtls'

const secured = (percent: number): GraphEdge['mtls'] => ({
  percent,
  sourcePrincipals: ['spiffe://mesh/ns/a/sa/caller'],
  destinationPrincipals: ['spiffe://mesh/ns/b/sa/server'],
})

function show(mtls: GraphEdge['mtls']) {
  const edge = graphEdge('a', 'b', { mtls })
  const model = prepareEdge(indexElements(graphOf([graphNode('a'), graphNode('b')], [edge])), edge.id)
  if (model === undefined) throw new Error('the edge is not in the graph')
  renderPart(<EdgeMtls model={model} />)
}

describe('mutual TLS of an edge', () => {
  test.each([
    ['all of it', secured(100), 'mTLS enabled (100%)'],
    ['a part of it', secured(62), 'mTLS on 62.0% of the traffic'],
    ['none of it', secured(0), 'mTLS disabled (0%)'],
    ['nobody says', null, 'mTLS not reported'],
  ])('%s', (_, mtls, words) => {
    show(mtls)
    expect(screen.getByText(words)).toBeDefined()
  })

  test('shows as whom both sides showed themselves, to be copied', () => {
    show(secured(100))
    expect(screen.getByText('spiffe://mesh/ns/a/sa/caller')).toBeDefined()
    expect(screen.getByRole('button', { name: /Copy spiffe:\/\/mesh\/ns\/b\/sa\/server/ })).toBeDefined()
  })

  test('not reported is explained, since it is not the same as disabled', () => {
    show(null)
    expect(screen.getByText(/No proxy on the server’s side reported/)).toBeDefined()
  })
})
