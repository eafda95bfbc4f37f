import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { ask } from './ask'
import { measureCrowd } from './crowd'
import { measureAll } from './measure'
import type { MeshPlace } from './mesh'
import { MeterReader } from './meters'
import { Questions } from './questions'
import { measureRefreshes } from './refreshes'
import type { ApiReport } from './report'
import type { Size } from './sizes'

const WARM_UP_ROUNDS = 2
const CROWDS = 3

interface Setting {
  readonly place: MeshPlace
  readonly size: Size
  /** Its address, without a slash at the end. */
  readonly product: string
  readonly say: (what: string) => void
}

export async function measureEverything({
  place,
  size,
  product,
  say,
}: Setting): Promise<Pick<ApiReport, 'mesh' | 'figures' | 'crowd' | 'memory' | 'refreshes'>> {
  const meters = new MeterReader(product, place.real ? place.prometheus : undefined)
  const questions = new Questions(place, size, product)
  const [one, some, all] = size.scopes
  const mesh = await untilWhole(questions, all)
  const { rssMiB: beforeMiB } = await meters.read()

  say('Warming up …')
  await measureAll(questions.all, WARM_UP_ROUNDS, meters)
  say(`Measuring ${questions.all.length} questions, ${size.rounds} times each …`)
  const figures = await measureAll(questions.all, size.rounds, meters)
  say('Asking as many users at once …')
  const crowd = await measureCrowd(questions, all, CROWDS, meters)
  const { rssMiB: afterMiB } = await meters.read()
  say(`Asking for ${size.more} more graphs …`)
  for (let index = 0; index < size.more; index += 1) {
    const scope = index % 10 === 0 ? all : index % 2 === 0 ? some : one
    await ask(questions.graphUrl(scope))
  }
  const { rssMiB: laterMiB } = await meters.read()
  say(`Refreshing the page of the mesh ${size.refreshes} times …`)
  const refreshes = await measureRefreshes(product, size.refreshes, meters)
  return { mesh, figures, crowd, memory: { beforeMiB, afterMiB, laterMiB }, refreshes }
}

const graphAnswer = z.object({
  sources: z.array(z.object({ state: z.string() })),
  totals: z.object({ workloads: z.number(), edges: z.number() }),
})

/** Waits until the product knows the whole cluster: before, there is less to draw. */
async function untilWhole(questions: Questions, scope: number): Promise<ApiReport['mesh']> {
  const until = performance.now() + 60_000
  for (;;) {
    const { body } = await ask(questions.graphUrl(scope, { type: 'workload', services: 'false' }))
    const { sources, totals } = graphAnswer.parse(JSON.parse(body.toString('utf8')))
    const whole = sources.every(({ state }) => state === 'ok' || state === 'unused')
    if (whole && totals.edges > 0) return { workloads: totals.workloads, edges: totals.edges }
    if (performance.now() > until) throw new Error(`no whole graph within 60 s: ${JSON.stringify({ sources, totals })}`)
    await wait(500)
  }
}
