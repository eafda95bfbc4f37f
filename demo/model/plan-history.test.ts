import { modelHarness, type ModelHarness } from '../testing/model-harness'
import type { Plan } from './plan'
import { flowKey } from './telemetry'
import { expect, it } from 'vitest'

const VS = 'networking.istio.io/v1 VirtualService'

function sendMyappTo(mesh: ModelHarness, subset: string): void {
  const route = [{ destination: { host: 'myapp', subset, port: { number: 80 } } }]
  mesh.objects.apply(VS, 'myapp/myapp', { hosts: ['myapp.demo'], gateways: ['app-gateway'], http: [{ route }] })
}

/** Rates by everything that tells flows apart. */
function ratesOf(plan: Plan | undefined): readonly (readonly [string, number])[] {
  return [...(plan?.flows.values() ?? [])].map(({ labels, rates }) => [
    flowKey(labels),
    rates.reduce((sum, rate) => sum + rate, 0),
  ])
}

it('there is no plan before the traffic began', () => {
  const { model, world } = modelHarness()
  expect(model.planAt(world.bornMs - 1)).toBeUndefined()
  expect(model.planAt(world.bornMs)).toBeDefined()
})

it('answers each time with the plan that was in force, however many came after', () => {
  const mesh = modelHarness()
  const seen: { readonly at: number; readonly rates: unknown }[] = []
  const remember = (): unknown =>
    seen.push({ at: mesh.clock.now(), rates: ratesOf(mesh.model.planAt(mesh.clock.now())) })
  remember()
  for (let edit = 0; edit < 8; edit += 1) {
    mesh.clock.advance(10)
    sendMyappTo(mesh, edit % 2 === 0 ? 'v1' : 'v2')
    remember()
  }
  mesh.model.disturb([{ kind: 'load', entry: 'myapp.demo', factor: 3 }])
  expect(seen[1]?.rates).not.toEqual(seen[2]?.rates)
  expect(seen[7]?.rates).toEqual(seen[1]?.rates)
  for (const { at, rates } of seen.slice(0, -1)) expect(ratesOf(mesh.model.planAt(at))).toEqual(rates)
})

it('an edit counts from the beginning of the scrape interval in which it was made', () => {
  const mesh = modelHarness()
  const start = mesh.clock.now()
  mesh.clock.advance(13)
  const before = mesh.model.planAt(start + 10_000)
  sendMyappTo(mesh, 'v2')
  expect(mesh.model.planAt(start + 10_000)).not.toBe(before)
  expect(ratesOf(mesh.model.planAt(start + 9_999))).toEqual(ratesOf(before))
})

it('a reset forgets the changes: what counts is what the objects are', () => {
  const mesh = modelHarness()
  mesh.clock.advance(10)
  sendMyappTo(mesh, 'v2')
  mesh.model.disturb([{ kind: 'load', entry: 'myapp.demo', factor: 3 }])
  const now = mesh.model.planAt(mesh.clock.now())
  mesh.model.reset()
  const { model, clock } = mesh
  expect(ratesOf(model.planAt(clock.now() - 600_000))).toEqual(ratesOf(model.plan))
  expect(ratesOf(model.plan)).not.toEqual(ratesOf(now))
})
