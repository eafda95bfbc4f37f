import { type RunningProduct, startProduct } from '@/e2e/support/start-product'
import { readPlace } from './real-place'
import { readFile, writeFile } from 'node:fs/promises'

/** Starts the dashboard with the rights of one user of the cluster. @param folder for its kubeconfig */
export async function productAs(user: string, folder: string): Promise<RunningProduct> {
  const { kubeconfig, prometheus } = readPlace()
  const own = `${folder}/kubeconfig-${user}`
  const text = await readFile(kubeconfig, 'utf8')
  await writeFile(own, text.replace(/^current-context: .*$/m, `current-context: ${user}`), { mode: 0o600 })
  return startProduct({ KUBECONFIG: own, PHAROS_METRICS__STORES__0__URL: prometheus }, { until: 'readyz' })
}
