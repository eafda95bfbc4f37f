import { closeConnections } from './ask'
import type { BenchRun } from './bench-run'
import { measureEverything } from './measure-everything'
import { startMesh } from './mesh'
import { openProduct } from './open-product'
import type { ApiReport } from './report'
import { type Size, SIZES } from './sizes'

/** What graphs cost the server, as ratios to plain queries of the store. */
export async function benchApi(run: BenchRun): Promise<ApiReport> {
  const size: Size = run.quick ? SIZES.quick : SIZES.full
  run.say(`Making a mesh of ${size.namespaces} namespaces and loading its samples …`)
  run.atEnd(closeConnections)
  const mesh = startMesh(run.project, size.name)
  run.atEnd(() => mesh.stop())
  const place = await mesh.place
  run.say(`${place.store} is ready. Starting the product …`)
  const product = await openProduct(place, run)
  const measured = await measureEverything({ place, size, product, say: run.say })
  return { size, place, ...measured }
}
