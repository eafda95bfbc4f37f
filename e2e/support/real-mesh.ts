import { keptObjects, putBack } from '../real/kube/kept-objects'
import { readPlace } from '../real/real-place'
import type { SharedMesh } from './mesh'
import { createKubeApi } from '@/demo/testing/kube-api'
import { kubeconfigAddress } from '@/demo/testing/kubeconfig-address'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** So much of the past is in the store before the first journey: its rates are of the last half minute. */
const PAST_SECONDS = 30
const SCRAPE_SECONDS = 5
const NOBODY = 'there is no lever on real servers'

/** When the objects became those of the start, in the store's time; undefined before the first journey of this process. */
let usualSince: number | undefined

/** A running `npm run real`. */
export const realMesh: SharedMesh = {
  async advance(seconds) {
    const from = await storeSeconds()
    await untilStore(async () => (await storeSeconds()) >= from + seconds && (await scrapesInTime()))
  },
  async reset() {
    await untilStore(
      async () =>
        (await numberOf(`count_over_time(up{job="mesh"}[${PAST_SECONDS}s])`)) >= PAST_SECONDS / SCRAPE_SECONDS,
    )
    const { kubeconfig, objects } = readPlace()
    const kept = keptObjects.parse(JSON.parse(await readFile(objects, 'utf8')))
    const { url, caPem, token } = kubeconfigAddress(kubeconfig)
    const api = createKubeApi(url, caPem, token('admin'))
    const changed = await putBack(api, kept).finally(() => api.close())
    if (changed || usualSince === undefined) usualSince = await storeSeconds()
  },
  async usualTraffic() {
    const since = usualSince ?? (await storeSeconds())
    const wanted = since + PAST_SECONDS + SCRAPE_SECONDS
    await untilStore(async () => (await storeSeconds()) >= wanted && (await scrapesInTime()))
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

/** Whether the shortest window of a journey has all its scrapes: a loaded machine misses some, and one alone makes no rate. */
async function scrapesInTime(): Promise<boolean> {
  return (await numberOf('sum_over_time(up{job="mesh"}[15s])')) >= 15 / SCRAPE_SECONDS
}

async function untilStore(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await wait(250)
}

/** The one value of a query; NaN while there is none. */
async function numberOf(query: string): Promise<number> {
  const answer = await fetch(`${readPlace().prometheus}/api/v1/query?query=${encodeURIComponent(query)}`)
  return Number(/"value":\[[\d.]+,"([^"]+)"\]/.exec(await answer.text())?.[1])
}
