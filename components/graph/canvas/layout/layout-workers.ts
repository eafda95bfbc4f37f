import type { ELK } from 'elkjs/lib/elk-api'
import type { FlatGraph } from '@/lib/graph/places/layout-frames'
import { elkLayout } from './elk-layout'
import type { LayoutAnswer, LayoutJob, LayoutPlaces, LayoutRequest } from './layout-job'

/** Where layouts are computed. */
export interface LayoutWorkers {
  run: (job: LayoutJob) => Promise<LayoutPlaces>
  /** The layered layout for large graphs. */
  runLarge: (graph: FlatGraph) => Promise<LayoutPlaces>
  /** Gives the worker away that has nothing to do any more, for whoever asks next. */
  leave: () => void
  /** Ends the workers; what they were asked is answered with a failure. */
  close: () => void
}

interface Waiting {
  readonly resolve: (places: LayoutPlaces) => void
  readonly reject: (error: Error) => void
}

/** Has nothing to do, for the first who asks. */
let spare: Worker | undefined

/** Starts a worker while the page is still waiting for its graph. */
export function startEarly(): void {
  spare ??= newWorker()
}

function newWorker(): Worker {
  return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
}

/** Workers that start when they are first needed: ELK alone is 438 KiB and most graphs never ask for it. */
export function layoutWorkers(): LayoutWorkers {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let elk: Promise<ELK> | undefined
  let asked = 0

  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
  }
  const start = () => {
    const started = spare ?? newWorker()
    spare = undefined
    started.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      const asker = waiting.get(data.number)
      waiting.delete(data.number)
      if ('error' in data) asker?.reject(new Error(data.error))
      else asker?.resolve(data.places)
    }
    started.onerror = (event) => failAll(event.message)
    return started
  }
  return {
    run: (job) => {
      worker ??= start()
      const request: LayoutRequest = { number: (asked += 1), job }
      const answer = new Promise<LayoutPlaces>((resolve, reject) => waiting.set(request.number, { resolve, reject }))
      worker.postMessage(request)
      return answer
    },
    runLarge: async (graph) => {
      elk ??= startElk()
      return elkLayout(await elk, graph)
    },
    leave: () => {
      if (spare === undefined) spare = worker
      else worker?.terminate()
      worker = undefined
    },
    close: () => {
      worker?.terminate()
      failAll('closed')
      void elk?.then((started) => started.terminateWorker())
      worker = elk = undefined
    },
  }
}

async function startElk(): Promise<ELK> {
  const { default: Elk } = await import('elkjs/lib/elk-api')
  return new Elk({
    workerFactory: () => new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' }),
  })
}
