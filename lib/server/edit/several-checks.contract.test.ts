import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { planEdits } from './plan-edit'
import { readEditRequest } from './read-edit-request'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ clock: 'manual' })
  vi.stubEnv('KUBECONFIG', mesh.kubeconfigPath)
  vi.stubEnv('PHAROS_EDIT__CHANGES__STORE', 'memory')
  vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
  await allRead()
})
afterAll(async () => {
  await getClusterSource().store?.stop()
  await mesh.close()
})

const PLACE = { namespace: 'bookinfo', name: 'judged' }
const edit = (kind: string, wireKind: string, spec: string) =>
  readEditRequest({
    action: 'create',
    kind: `${kind}.networking.istio.io`,
    ...PLACE,
    after: `apiVersion: networking.istio.io/v1\nkind: ${wireKind}\nmetadata: {name: judged, namespace: bookinfo}\nspec: ${spec}\n`,
  })
const ROUTE = edit('virtualservices', 'VirtualService', '{hosts: [details], http: [{route: [{destination: {host: details, subset: judged}}]}]}') // prettier-ignore
const RULE = edit('destinationrules', 'DestinationRule', '{host: details, subsets: [{name: judged, labels: {app: details}}]}') // prettier-ignore

test('objects that need each other are judged together', async () => {
  expect(await newErrors(ROUTE)).toEqual(['virtual-service/subset-not-found'])
  expect(await newErrors(ROUTE, RULE)).toEqual([])
})

async function newErrors(...edits: readonly ReturnType<typeof readEditRequest>[]): Promise<readonly string[]> {
  const user = { name: 'anonymous', strategy: 'anonymous' } as const
  const context = { user, signal: new AbortController().signal, requestId: 'test', undoOf: null }
  const { findings } = await planEdits(context, edits)
  return (findings ?? [])
    .filter(({ change, finding }) => change === 'added' && finding.severity === 'error')
    .map(({ finding }) => finding.check)
}

/** Until every kind is known, or known to be absent. */
function allRead(): Promise<void> {
  const { store } = getClusterSource()
  return new Promise((resolve) => {
    const look = (): void => {
      if (store?.states().every(({ state }) => state === 'synced' || state === 'absent') === true) resolve()
    }
    store?.subscribe(look)
    store?.start()
    look()
  })
}
