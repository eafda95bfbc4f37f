import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoMesh, type DemoMesh } from '../mesh'
import { z } from 'zod'

const answerShape = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ code: z.number(), msg: z.string() })).nullable(),
})
const tracesShape = z.array(
  z.object({
    traceID: z.string(),
    spans: z.array(
      z.object({
        spanID: z.string(),
        operationName: z.string(),
        startTime: z.number(),
        duration: z.number(),
        processID: z.string(),
        tags: z.array(z.object({ key: z.string(), value: z.unknown() })),
      }),
    ),
    processes: z.record(z.string(), z.object({ serviceName: z.string() })),
  }),
)

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ world: 'bookinfo', noise: false, clock: 'manual' })
})
afterAll(() => mesh.close())

async function ask(path: string) {
  const response = await fetch(`${mesh.urls.jaeger}${path}`)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    ...answerShape.parse(await response.json()),
  }
}

async function traces(query: string) {
  return tracesShape.parse((await ask(`/api/traces?${query}`)).data)
}

const servicesOf = ({ processes }: z.infer<typeof tracesShape>[number]) =>
  Object.values(processes).map(({ serviceName }) => serviceName)

describe('the demo’s Jaeger', () => {
  it('lists the services of the traffic, under the path of Istio’s sample too', async () => {
    const { data } = await ask('/api/services')
    expect(data).toEqual(expect.arrayContaining(['productpage.bookinfo', 'reviews.bookinfo', 'ratings.bookinfo']))
    expect((await ask('/jaeger/api/services')).data).toEqual(data)
  })

  it('knows the operations of a service, and null of one that it does not know', async () => {
    expect((await ask('/api/services/reviews.bookinfo/operations')).data).toContain(
      'reviews.bookinfo.svc.cluster.local:9080/*',
    )
    expect((await ask('/api/services/nosuch/operations')).data).toBeNull()
  })

  it('finds the newest traces with a span of the service, and gives each again by its id', async () => {
    const found = await traces('service=reviews.bookinfo&limit=5')
    expect(found).toHaveLength(5)
    for (const trace of found) {
      expect(servicesOf(trace)).toContain('reviews.bookinfo')
      expect((await ask(`/api/traces/${trace.traceID}`)).data).toEqual([
        expect.objectContaining({ traceID: trace.traceID }),
      ])
    }
  })

  it('asks one span to meet operation, tags and duration together', async () => {
    const slow = await traces('service=reviews.bookinfo&minDuration=15ms&limit=20')
    expect(slow.length).toBeGreaterThan(0)
    for (const { spans, processes } of slow) {
      const own = spans.filter(({ processID }) => processes[processID]?.serviceName === 'reviews.bookinfo')
      expect(Math.max(...own.map(({ duration }) => duration))).toBeGreaterThanOrEqual(15_000)
    }
    const tags = encodeURIComponent(JSON.stringify({ 'istio.canonical_revision': 'v3', 'span.kind': 'client' }))
    const versioned = await traces(`service=reviews.bookinfo&tags=${tags}&limit=5`)
    expect(versioned.length).toBeGreaterThan(0)
    expect(JSON.stringify(versioned)).toContain('"v3"')
    expect(await traces(`service=ratings.bookinfo&tags=${tags}`)).toEqual([])
  })

  it('gives nothing from outside of the asked time', async () => {
    const nowUs = mesh.clock.now() * 1000
    const [from, to] = [nowUs - 60e6, nowUs - 30e6]
    const found = await traces(`service=details.bookinfo&start=${from}&end=${to}&limit=100`)
    expect(found.length).toBeGreaterThan(20)
    const starts = found.flatMap(({ spans }) => spans.map(({ startTime }) => startTime))
    expect(Math.min(...starts)).toBeGreaterThan(from - 1e6)
    expect(Math.max(...starts)).toBeLessThan(to + 1e6)
  })

  it.each([
    ['/api/traces', 400, "parameter 'service' is required"],
    ['/api/traces?service=a&minDuration=5', 400, 'missing unit'],
    ['/api/traces?service=a&limit=abc', 400, 'ParseInt'],
    ['/api/traces?service=a&tags=abc', 400, "malformed 'tags'"],
    ['/api/traces/zz', 400, 'ParseUint'],
    ['/api/traces/a', 404, 'trace not found'],
  ])('refuses %s with %s, as text', async (path, status, words) => {
    const answer = await ask(path)
    expect(answer).toMatchObject({ status, data: null, type: 'text/plain; charset=utf-8' })
    expect(answer.errors?.[0]?.msg).toContain(words)
  })
})

it('holds in the hostile world what strangers send: any text, missing parents, circles', async () => {
  const hostile = await createDemoMesh({ world: 'hostile', noise: false, clock: 'manual' })
  try {
    const service = encodeURIComponent('<img src=x onerror="alert(1)"><script>alert(2)</script>&amp;</td>')
    const answer = await fetch(`${hostile.urls.jaeger}/api/traces?service=${service}&limit=1`)
    const [trace] = tracesShape.parse(answerShape.parse(await answer.json()).data)
    expect(trace?.spans.length).toBeGreaterThan(5)
    const again = await fetch(`${hostile.urls.jaeger}/api/traces/${trace?.traceID ?? ''}`)
    expect(again.status).toBe(200)
  } finally {
    await hostile.close()
  }
})
