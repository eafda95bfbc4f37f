import { expectEdge } from '../support/expect-edge'
import { test } from '../support/test'

const view = (namespaces: string) =>
  `namespaces=${namespaces}&type=workload&services=true&duration=1m&refresh=pause&view=table`

test('routes for gRPC, a waypoint and an egress gateway are counted once (steps 24 and 27)', async ({
  graph,
  mesh,
  page,
}) => {
  // What journeys before have changed has left the window then.
  await mesh.advance(75)
  // The table draws the rows that are in view.
  await page.setViewportSize({ width: 1440, height: 3000 })
  await graph.goto(view('travel'))
  await expectEdge(graph, ['portal-v1', 'fares'], { rate: 5, errors: 0 })
  await expectEdge(graph, ['portal-v1', 'flights-v1'], { rate: 9, errors: 0 })
  await expectEdge(graph, ['portal-v1', 'flights-v2'], { rate: 1, errors: 0 })
  await expectEdge(graph, ['istio-egressgateway', 'hotelbank'], { rate: 8, errors: 0 })
  await graph.goto(view('ledger'))
  await expectEdge(graph, ['teller-v1', 'accounts'], { rate: 8, errors: 0 })
  await expectEdge(graph, ['istio-ingressgateway', 'accounts'], { rate: 4, errors: 0 })
  await expectEdge(graph, ['accounts', 'accounts-v1'], { rate: 12, errors: 0 })
})
