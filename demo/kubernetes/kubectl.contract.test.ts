import { testCluster, type TestCluster } from '../testing/kube-client'
import { valueAt } from './json'
import { execFile, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const BINARY = 'kubectl'
const installed = spawnSync(BINARY, ['version', '--client'], { encoding: 'utf8' }).status === 0
const VS = 'virtualservices.networking.istio.io'

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

describe.skipIf(!installed)(`kubectl${installed ? '' : ' (skipped: it is not on PATH)'}`, () => {
  let cluster: TestCluster
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pharos-kubectl-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(async () => {
    cluster = await testCluster()
    writeFileSync(join(folder, 'config'), cluster.server.kubeconfig, { mode: 0o600 })
  })
  afterEach(() => cluster.close())

  const environment = () => ({ ...process.env, HOME: folder, KUBECONFIG: join(folder, 'config') })

  /** Words are separated by blanks; `more` are single arguments. */
  function kubectl(words: string, ...more: readonly string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      const argv = [...words.split(' '), ...more]
      execFile(BINARY, argv, { env: environment(), timeout: 30_000 }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      })
    })
  }
  function file(name: string, text: string): string {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const reviews = () => cluster.store.get(VS, 'bookinfo', 'reviews')
  const weights = () => {
    const object: unknown = reviews()
    const http = valueAt(object, 'spec', 'http') as { route: { weight: number }[] }[]
    return http.flatMap(({ route }) => route.map(({ weight }) => weight))
  }

  it('gets lists, all namespaces, short names, selectors and single objects', async () => {
    expect((await kubectl('get pods -n bookinfo')).out).toMatch(/NAME\s+AGE\nreviews-v1-5d8c7-abcde\s+3d\n/)
    expect((await kubectl('get vs -A')).out).toMatch(/NAMESPACE\s+NAME\s+AGE\nbookinfo\s+reviews\s+3d\nshop\s+basket/)
    expect((await kubectl('get po,deploy -A -l version=v2 -o name')).out).toBe(
      'pod/reviews-v2-5d8c7-abcde\ndeployment.apps/reviews-v2\n',
    )
    expect((await kubectl('get all -n shop -o name')).out).toContain('replicaset.apps/basket-v1-5d8c7')
    expect((await kubectl('get cm settings -n bookinfo -o jsonpath={.data.colour}')).out).toBe('blue')
  })

  it('gets YAML in the version that is asked for', async () => {
    const { out } = await kubectl('get virtualservices.v1beta1.networking.istio.io reviews -n bookinfo -o yaml')
    expect(out).toContain('apiVersion: networking.istio.io/v1beta1\nkind: VirtualService\n')
    expect(out).toContain('      weight: 90\n')
  })

  it('pages through a long list', async () => {
    const { out } = await kubectl('get pods -A -o name --chunk-size=1')
    expect(out.trim().split('\n')).toHaveLength(3)
    expect(cluster.recorder.list().filter(({ path }) => path === '/api/v1/pods')).toHaveLength(3)
  })

  it('watches', async () => {
    const child = spawn(BINARY, ['get', 'vs', '-n', 'bookinfo', '-w', '--no-headers'], { env: environment() })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    expect((await lines.next()).value).toMatch(/^reviews\s+3d/)
    await kubectl('label vs reviews -n bookinfo watched=yes')
    expect((await lines.next()).value).toMatch(/^reviews\s+3d/)
    child.kill()
  })

  it('patches by merge and by JSON patch, and is told what a custom resource does not take', async () => {
    await kubectl('patch vs reviews -n bookinfo --type merge -p', '{"spec":{"hosts":["merged"]}}')
    expect(reviews()).toMatchObject({ spec: { hosts: ['merged'] }, metadata: { generation: 2 } })
    const replace = '[{"op":"replace","path":"/spec/http/0/route/0/weight","value":5}]'
    await kubectl('patch vs reviews -n bookinfo --type json -p', replace)
    expect(weights()).toEqual([5, 10])
    const refused = await kubectl('patch vs reviews -n bookinfo --type strategic -p', '{}')
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('is not supported by') as string })
    const patch = '{"spec":{"template":{"metadata":{"annotations":{"a":"b"}}}}}'
    expect(await kubectl('patch deploy reviews-v1 -n bookinfo -p', patch)).toMatchObject({ code: 0 })
  })

  it('edits a weight in an editor', async () => {
    const editor = file('editor', `#!/bin/sh\nsed 's/weight: 90/weight: 30/' "$1" > "$1.new" && mv "$1.new" "$1"\n`)
    chmodSync(editor, 0o700)
    process.env.KUBE_EDITOR = editor
    const { out, err } = await kubectl('edit vs reviews -n bookinfo')
    delete process.env.KUBE_EDITOR
    expect(out + err).toContain('virtualservice.networking.istio.io/reviews edited')
    expect(weights()).toEqual([30, 10])
  })

  it('applies a file: created, configured, unchanged; server-side it is refused in words', async () => {
    const text = (weight: number) => `
apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata: {name: myapp, namespace: myapp}
spec: {hosts: [myapp], http: [{route: [{destination: {host: myapp}, weight: ${weight}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: applied, namespace: myapp}
data: {weight: "${weight}"}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: myapp}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:${weight}"}]}}
`
    const apply = async (weight: number, ...more: readonly string[]) => {
      const path = file('apply.yaml', text(weight))
      const { out, err } = await kubectl('apply -f', path, ...more)
      return (out + err).trim().split('\n')
    }
    const each = (verb: string) => [
      `virtualservice.networking.istio.io/myapp ${verb}`,
      `configmap/applied ${verb}`,
      `deployment.apps/web ${verb}`,
    ]
    expect(await apply(1)).toEqual(each('created'))
    expect(await apply(2)).toEqual(each('configured'))
    expect(await apply(2)).toEqual(each('unchanged'))
    expect(cluster.store.get('deployments.apps', 'myapp', 'web')).toMatchObject({
      spec: { template: { spec: { containers: [{ name: 'web', image: 'web:2' }] } } },
    })
    expect((await apply(3, '--dry-run=server'))[0]).toMatch(/configured \(server dry run\)/)
    expect(cluster.store.get('configmaps', 'myapp', 'applied')).toMatchObject({ data: { weight: '2' } })
    expect((await apply(3, '--server-side'))[0]).toContain('Server-side apply not available on the server')
  })

  it('labels and annotates', async () => {
    expect((await kubectl('label vs reviews -n bookinfo a=b')).out).toContain('labeled')
    expect((await kubectl('annotate svc reviews -n bookinfo c=d')).out).toContain('annotated')
    expect(reviews()?.metadata.labels).toEqual({ a: 'b' })
    expect(cluster.store.get('services', 'bookinfo', 'reviews')?.metadata.annotations).toEqual({ c: 'd' })
  })

  it('deletes, and waits until it is gone', async () => {
    expect((await kubectl('delete vs reviews -n bookinfo')).out).toContain('"reviews" deleted')
    expect(reviews()).toBeUndefined()
    expect(await kubectl('delete vs reviews -n bookinfo')).toMatchObject({
      code: 1,
      err: `Error from server (NotFound): ${VS} "reviews" not found\n`,
    })
    expect((await kubectl('delete pods --all -n bookinfo')).out).toContain('deleted')
  })

  it('creates and deletes a namespace', async () => {
    expect((await kubectl('create namespace fresh')).out).toBe('namespace/fresh created\n')
    const deleted = kubectl('delete namespace fresh')
    await expect.poll(() => cluster.store.get('namespaces', '', 'fresh')?.metadata.deletionTimestamp).toBeDefined()
    cluster.clock.advance(2)
    expect((await deleted).out).toContain('"fresh" deleted')
  })

  it('asks who it is and what it may', async () => {
    expect((await kubectl('auth can-i patch vs -n bookinfo')).out).toBe('yes\n')
    expect(await kubectl('--context viewer auth can-i patch vs -n bookinfo')).toMatchObject({ code: 1, out: 'no\n' })
    expect((await kubectl('--context editor auth can-i patch vs -n bookinfo')).out).toBe('yes\n')
    expect((await kubectl('--context editor auth can-i patch vs -n shop')).out).toBe('no\n')
    expect((await kubectl('auth can-i get pods -A --as x --as-group viewers')).out).toBe('yes\n')
    expect((await kubectl('--context editor auth can-i --list -n myapp')).out).toMatch(
      /\*\.networking\.istio\.io .*patch/,
    )
    expect((await kubectl('--context viewer auth whoami')).out).toMatch(/Username\s+viewer/)
    expect(await kubectl('--context nobody get ns')).toMatchObject({
      code: 1,
      err: 'Error from server (Forbidden): namespaces is forbidden: User "nobody" cannot list resource "namespaces" in API group "" at the cluster scope\n',
    })
  })

  it('scales, and sees the rollout through', async () => {
    expect((await kubectl('scale deploy reviews-v1 -n bookinfo --replicas=2')).out).toContain('scaled')
    const status = kubectl('rollout status deploy reviews-v1 -n bookinfo --timeout=20s')
    cluster.clock.advance(4)
    expect((await status).out).toContain('successfully rolled out')
    expect((await kubectl('scale deploy reviews-v1 -n bookinfo --replicas=0')).code).toBe(0)
    cluster.clock.advance(1)
    expect((await kubectl('get pods -n bookinfo -l version=v1 -o name')).out).toBe('')
    expect((await kubectl('get deploy reviews-v1 -n bookinfo -o jsonpath={.status.readyReplicas}')).out).toBe('0')
  })

  it('describes', async () => {
    const { out } = await kubectl('describe vs reviews -n bookinfo')
    expect(out).toMatch(/Kind:\s+VirtualService\n/)
    expect((await kubectl('describe pod -n shop')).out).toMatch(/Name:\s+basket-v1-5d8c7-abcde/)
  })

  it('hears a plain word about what the demo does not serve', async () => {
    expect((await kubectl('logs basket-v1-5d8c7-abcde -n shop -c basket')).err).toContain(
      'the demo does not serve pods/log',
    )
    expect((await kubectl('create deployment x --image=x -n myapp')).err).toContain(
      'reads no protobuf of kind Deployment',
    )
  })
})
