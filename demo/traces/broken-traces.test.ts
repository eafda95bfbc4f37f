import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseFaults } from '../admin/fault'
import { createDemoMesh, type DemoMesh } from '../mesh'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ world: 'bookinfo', noise: false, clock: 'manual' })
  mesh.clock.advance(60)
})
beforeEach(() => mesh.faults.clear())
afterAll(() => mesh.close())

const ask = async (url: string): Promise<unknown> => (await fetch(url)).json()
const breakIt = (text: string): void => parseFaults(text).forEach((fault) => mesh.faults.add(fault))

const jaegerServices = (): Promise<unknown> => ask(`${mesh.urls.jaeger}/api/services`)
const jaegerTraces = (service: string): Promise<unknown> =>
  ask(`${mesh.urls.jaeger}/api/traces?service=${service}&limit=5`)

describe('a trace store with names of applications', () => {
  it('knows services without their namespaces, and finds traces by those names', async () => {
    expect(await jaegerServices()).toMatchObject({ data: expect.arrayContaining(['reviews.bookinfo']) as unknown })
    breakIt('jaeger:names=app')
    const { data } = (await jaegerServices()) as { data: readonly string[] }
    expect(data).toContain('reviews')
    expect(data.filter((name) => name.includes('.'))).toEqual([])
    expect(await jaegerTraces('reviews.bookinfo')).toMatchObject({ data: [] })
    expect(((await jaegerTraces('reviews')) as { data: readonly unknown[] }).data).not.toHaveLength(0)
  })

  it('leaves the other stores as they are', async () => {
    breakIt('jaeger:names=app')
    expect(await ask(`${mesh.urls.zipkin}/api/v2/services`)).toContain('reviews.bookinfo')
  })
})

describe('a trace store without spans', () => {
  it.each(['jaeger', 'zipkin', 'tempo'] as const)('%s knows services, and has no trace of them', async (store) => {
    breakIt(`${store}:no-spans`)
    const paths = {
      jaeger: ['/api/services', '/api/traces?service=reviews.bookinfo'],
      zipkin: ['/api/v2/services', '/api/v2/traces?serviceName=reviews.bookinfo'],
      tempo: ['/api/v2/search/tag/resource.service.name/values', '/api/search?q=%7B%7D'],
    }
    const [names, traces] = await Promise.all(paths[store].map((path) => ask(`${mesh.urls[store]}${path}`)))
    expect(JSON.stringify(names)).toContain('reviews.bookinfo')
    expect(JSON.stringify(traces)).not.toMatch(/traceI[dD]/)
  })
})

it('a Grafana without boards finds none and opens none', async () => {
  breakIt('grafana:no-boards')
  expect(await ask(`${mesh.urls.grafana}/api/search?query=istio`)).toEqual([])
  expect((await fetch(`${mesh.urls.grafana}/api/dashboards/uid/demo1`)).status).toBe(404)
  mesh.faults.clear()
  expect(await ask(`${mesh.urls.grafana}/api/search?query=istio`)).not.toEqual([])
})
