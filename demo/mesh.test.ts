import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createDemoMesh, type DemoMesh, type DemoMeshOptions } from './mesh'
import { askPrometheus } from './testing/prometheus-answer'

const meshes: DemoMesh[] = []
afterEach(async () => {
  for (const mesh of meshes.splice(0)) await mesh.close()
})

async function start(options: DemoMeshOptions = {}): Promise<DemoMesh> {
  const mesh = await createDemoMesh({ world: 'bookinfo', noise: false, clock: 'manual', ...options })
  meshes.push(mesh)
  return mesh
}

async function valueOf(mesh: DemoMesh, query: string): Promise<number> {
  const { values } = await askPrometheus(mesh.urls.prometheus, 'query', { query })
  return [...values.values()][0] ?? 0
}

describe('createDemoMesh', () => {
  it('writes a kubeconfig that only its owner may read, and removes its folder at the end', async () => {
    const mesh = await start()
    const folder = dirname(mesh.kubeconfigPath)
    expect(statSync(mesh.kubeconfigPath).mode & 0o777).toBe(0o600)
    expect(readFileSync(mesh.kubeconfigPath, 'utf8')).toContain(mesh.urls.kubernetes)
    expect(readFileSync(join(folder, 'ca.crt'), 'utf8')).toContain('BEGIN CERTIFICATE')
    await mesh.close()
    expect(existsSync(folder)).toBe(false)
  })

  it('serves no port any more after close', async () => {
    const mesh = await start()
    await mesh.close()
    await expect(fetch(`${mesh.urls.prometheus}/-/ready`)).rejects.toThrow('fetch failed')
    await expect(fetch(`${mesh.urls.admin}/state`)).rejects.toThrow('fetch failed')
  })

  it('answers the same query with the same bytes when seed, objects and clock are the same', async () => {
    const [one, two] = [await start({ noise: true, seed: 5 }), await start({ noise: true, seed: 5 })]
    const read = async ({ urls }: DemoMesh): Promise<string> =>
      (await fetch(`${urls.prometheus}/api/v1/query?query=${encodeURIComponent('{__name__=~".+"}')}`)).text()
    const [first, second] = [await read(one), await read(two)]
    expect(first.length).toBeGreaterThan(10_000)
    expect(first === second).toBe(true)
  })

  it('shows an edited weight in the window of 15 s after 15 s', async () => {
    const mesh = await start()
    const share = 'sum(rate(istio_requests_total{reporter="destination",destination_workload="reviews-v3"}[15s]))'
    expect(await valueOf(mesh, share)).toBeCloseTo(20 / 3, 0)
    const destinations = [10, 90].map((weight, index) => {
      return { destination: { host: 'reviews', subset: index === 0 ? 'v1' : 'v3' }, weight }
    })
    mesh.store.create({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'reviews', namespace: 'bookinfo' },
      spec: { hosts: ['reviews'], http: [{ route: destinations }] },
    })
    mesh.clock.advance(15)
    expect(await valueOf(mesh, share)).toBeCloseTo(18, 0)
  })

  it('serves the metric store a second time, with a certificate that nobody can trust', async () => {
    const mesh = await start()
    expect(mesh.urls.prometheusTls).toMatch(/^https:/)
    const refused: unknown = await fetch(`${mesh.urls.prometheusTls}/-/ready`).catch((error: unknown) => error)
    expect(refused).toMatchObject({ cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } })
  })

  it('breaks a server from the start when told so', async () => {
    const mesh = await start({ faults: [{ target: 'prometheus', kind: 'status', status: 503 }] })
    expect((await fetch(`${mesh.urls.prometheus}/api/v1/labels`)).status).toBe(503)
  })

  it('serves the hostile world with every label intact', async () => {
    const mesh = await start({ world: 'hostile' })
    const text = String.raw`it's "quoted" \back\slash\ ` + '`tick`'
    const { urls } = mesh
    const names = await fetch(`${urls.prometheus}/api/v1/label/source_workload/values`)
    const { data } = (await names.json()) as { data: readonly string[] }
    expect(data).toContain(text)
    expect(data).toContain('__proto__')
    expect(
      await valueOf(mesh, `sum(rate(istio_requests_total{source_workload=${JSON.stringify(text)}}[1m]))`),
    ).toBeCloseTo(1, 1)
  })
})
