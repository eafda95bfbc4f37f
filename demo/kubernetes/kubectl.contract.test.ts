import { testCluster, type TestCluster } from '../testing/kube-client'
import { KUBECTL, type Kubectl, kubectlMissing, kubectlWith, type Printed } from '../testing/kubectl/run-kubectl'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const missing = kubectlMissing()

// What needs the demo's clock, its store or its own words; all else that kubectl does is in the script.
describe.skipIf(missing)(`kubectl${missing ? ' (skipped: it is not on PATH)' : ''}`, () => {
  let cluster: TestCluster
  let program: Kubectl
  beforeEach(async () => {
    cluster = await testCluster()
    program = kubectlWith(cluster.server.kubeconfig)
  })
  afterEach(async () => {
    program.close()
    await cluster.close()
  })
  const kubectl = (words: string): Promise<Printed> => program.run({ argv: words.split(' ') })

  it('prints lists as tables', async () => {
    expect((await kubectl('get pods -n bookinfo')).out).toMatch(/NAME\s+AGE\nreviews-v1-5d8c7-abcde\s+3d\n/)
    expect((await kubectl('get vs -A')).out).toMatch(/NAMESPACE\s+NAME\s+AGE\nbookinfo\s+reviews\s+3d\nshop\s+basket/)
    expect((await kubectl('get all -n shop -o name')).out).toContain('replicaset.apps/basket-v1-5d8c7')
  })

  it('watches', async () => {
    const child = spawn(KUBECTL, ['get', 'vs', '-n', 'bookinfo', '-w', '--no-headers'], { env: program.environment })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    expect((await lines.next()).value).toMatch(/^reviews\s+3d/)
    await kubectl('label vs reviews -n bookinfo watched=yes')
    expect((await lines.next()).value).toMatch(/^reviews\s+3d/)
    child.kill()
  })

  it('creates and deletes a namespace', async () => {
    expect((await kubectl('create namespace fresh')).out).toBe('namespace/fresh created\n')
    const deleted = kubectl('delete namespace fresh')
    await expect.poll(() => cluster.store.get('namespaces', '', 'fresh')?.metadata.deletionTimestamp).toBeDefined()
    cluster.clock.advance(2)
    expect((await deleted).out).toContain('"fresh" deleted')
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
