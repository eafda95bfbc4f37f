import { productUrl, startProduct } from '@/demo/product'
import type { BenchRun } from './bench-run'
import { freePort } from './free-port'

interface Mesh {
  readonly kubeconfig: string
  readonly prometheus: string
}

/** Starts the built product on a mesh. @returns its address, without a slash at the end */
export async function openProduct({ kubeconfig, prometheus }: Mesh, run: BenchRun): Promise<string> {
  const port = await freePort()
  const product = startProduct({
    ...{ project: run.project, kubeconfigPath: kubeconfig, prometheus },
    ...{ banner: 'bench', port },
  })
  let stopping = false
  run.atEnd(() => {
    stopping = true
    return product.stop()
  })
  const ended = product.ended.then((code) => Promise.reject(new Error(`the product ended with code ${code}`)))
  ended.catch((error: unknown) => {
    if (!stopping) run.fail(error)
  })
  await Promise.race([product.ready, ended])
  return productUrl(port)
}
