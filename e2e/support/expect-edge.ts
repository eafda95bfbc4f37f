import { expect } from '@playwright/test'
import type { GraphPage } from '../pages/graph-page'
import { expectNear } from './expect-near'

/** What the table says of an edge, in requests a second and per cent; shares are within 2 points. */
export async function expectEdge(
  graph: GraphPage,
  [from, to]: readonly [string, string],
  { rate, errors }: { readonly rate: number; readonly errors: number },
): Promise<void> {
  const { Rate, Errors = '' } = await graph.edgeRow(from, to)
  expectNear(Rate, rate)
  expect(Math.abs(Number.parseFloat(Errors) - errors), `${Errors} errors from ${from} to ${to}`).toBeLessThanOrEqual(2)
}
