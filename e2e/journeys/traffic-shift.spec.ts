import { setWeights } from '../support/routing'
import { expect, test } from '../support/test'

test('a weight that is changed in the cluster shows as distribution within the 15 s window @real', async ({
  graph,
  mesh,
}) => {
  await mesh.usualTraffic()
  await graph.open('namespaces=myapp&duration=15s&edgeLabels=share&refresh=pause')
  const share = async (version: string) => {
    const edge = (await graph.drawn()).find(({ id }) => id.endsWith(`workload/myapp-${version}>http`))
    return Number.parseFloat(edge?.label ?? '')
  }
  expect(await share('v1')).toBeCloseTo(50, -1)

  await setWeights(mesh.kubeconfig(), 'myapp', 'myapp', [90, 10])
  await mesh.advance(20)
  await graph.shell.refreshNow.click()
  await expect.poll(() => share('v1')).toBeGreaterThan(85)
  expect(await share('v2')).toBeLessThan(15)
})
