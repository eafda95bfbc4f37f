import { seed } from '../real/kube/seed'
import { readPlace } from '../real/real-place'
import type { SharedMesh } from './mesh'
import { createKubeApi } from '@/demo/testing/kube-api'
import { kubeconfigAddress } from '@/demo/testing/kubeconfig-address'
import { typeOfObject } from '@/demo/kubernetes/resource-types'
import { worldNamed } from '@/demo/world/make-world'
import { setTimeout as wait } from 'node:timers/promises'

/** So much of the past is in the store before the first journey: its rates are of the last half minute. */
const PAST_SECONDS = 30
const NOBODY = 'there is no lever on real servers'

/** A running `npm run real`. */
export const realMesh: SharedMesh = {
  async advance(seconds) {
    const from = await storeSeconds()
    await untilStore(async () => (await storeSeconds()) >= from + seconds)
  },
  async reset() {
    await untilStore(
      async () => (await numberOf(`count_over_time(up{job="mesh"}[${PAST_SECONDS}s])`)) >= PAST_SECONDS / 5,
    )
    const { objects } = worldNamed('default')({ seed: 1, nowMs: Date.now() })
    const { url, caPem, token } = kubeconfigAddress(readPlace().kubeconfig)
    const api = createKubeApi(url, caPem, token('admin'))
    await seed(
      api,
      objects.filter((object) => typeOfObject(object)?.custom === true),
    ).finally(() => api.close())
  },
  fault: () => Promise.reject(new Error(NOBODY)),
  clearFaults: () => Promise.resolve(),
  kubeconfig: () => readPlace().kubeconfig,
  prometheus: () => readPlace().prometheus,
}

/** The time of the newest scrape. */
function storeSeconds(): Promise<number> {
  return numberOf('timestamp(up{job="mesh"})')
}

async function untilStore(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await wait(250)
}

/** The one value of a query; NaN while there is none. */
async function numberOf(query: string): Promise<number> {
  const answer = await fetch(`${readPlace().prometheus}/api/v1/query?query=${encodeURIComponent(query)}`)
  return Number(/"value":\[[\d.]+,"([^"]+)"\]/.exec(await answer.text())?.[1])
}
