import type { LayoutAnswer, LayoutRequest } from './layout-job'
import { runLayout } from './run-layout'

// fcose draws lots. In this worker they always fall the same way, so that equal graphs get equal places (mulberry32).
let lots = 1
Math.random = () => {
  lots = (lots + 0x6d2b79f5) | 0
  let mixed = Math.imul(lots ^ (lots >>> 15), 1 | lots)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

self.onmessage = ({ data: { number, job } }: MessageEvent<LayoutRequest>) => {
  lots = 1
  runLayout(job).then(
    (places) => answer({ number, places }),
    (error: unknown) => answer({ number, error: String(error) }),
  )
}

function answer(message: LayoutAnswer): void {
  self.postMessage(message)
}
