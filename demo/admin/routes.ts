import { trueEdges } from '../model/truth'
import { exportObjects } from './export-objects'
import { latestScrape, openMetrics } from './exposition'
import { demoFault, FAULT_FORMS, parseFaults } from './fault'
import type { AdminParts } from './parts'
import { z } from 'zod'

export class BadRequest extends Error {}

export interface AdminRequest {
  readonly query: URLSearchParams
  readonly body: Buffer
}
/** Text that is written piece by piece. Any other answer is JSON. */
export class TextAnswer {
  readonly type: string
  readonly lines: Iterable<string>

  constructor(type: string, lines: Iterable<string>) {
    this.type = type
    this.lines = lines
  }
}
type Route = (parts: AdminParts, request: AdminRequest) => object | Promise<object>

const MAX_ADVANCE_SECONDS = 7 * 86_400
const advanceBody = z.strictObject({ seconds: z.number().min(0).max(MAX_ADVANCE_SECONDS) })
const faultBody = z.union([demoFault, z.string()])

export const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['GET /state', state],
  [
    'POST /advance',
    (parts, { body }) => {
      parts.clock.advance(parsed(advanceBody, body, `{"seconds": 0 to ${MAX_ADVANCE_SECONDS}}`).seconds)
      return state(parts)
    },
  ],
  ['POST /pause', (parts) => (parts.clock.pause(), state(parts))],
  ['POST /resume', (parts) => (parts.clock.resume(), state(parts))],
  ['POST /reset', reset],
  ['GET /truth', truth],
  ['POST /kubernetes/compact', (parts) => (parts.store.compact(), state(parts))],
  ['GET /metrics', ({ source }) => new TextAnswer('text/plain; version=0.0.4; charset=utf-8', latestScrape(source))],
  ['GET /export/openmetrics', exportSamples],
  ['GET /export/objects', ({ store }) => new TextAnswer('application/yaml', exportObjects(store))],
  ['GET /requests', ({ recorder }) => recorder.list()],
  ['DELETE /requests', ({ recorder }) => (recorder.clear(), [])],
  ['GET /faults', ({ board }) => board.list()],
  [
    'POST /faults',
    async ({ board }, { body }) => {
      const posted = parsed(faultBody, body, `a fault, or one of: ${FAULT_FORMS}`)
      for (const fault of typeof posted === 'string' ? faultsOf(posted) : [posted]) board.add(fault)
      await board.settled
      return board.list()
    },
  ],
  ['DELETE /faults', ({ board }, { query }) => (board.clear(query.get('target') ?? undefined), board.list())],
])

function state({ world, seed, noise, clock, store, model, source, board }: AdminParts): object {
  model.settle()
  return {
    ...{ world, seed, noise, now: clock.now() / 1000, paused: clock.paused },
    scrapeSeconds: source.scrapeIntervalMs / 1000,
    historySeconds: source.historyMs / 1000,
    resourceVersion: String(store.version()),
    flows: model.flows.size,
    epochs: model.epochs.map(({ fromMs, reason }) => ({ from: fromMs / 1000, reason })),
    faults: board.list(),
    rssMiB: Math.round(process.memoryUsage.rss() / 1024 ** 2),
  }
}

/** Objects, traffic and faults as at the start. Time goes on. */
function reset(parts: AdminParts): object {
  parts.board.clear()
  parts.store.reset()
  parts.model.reset()
  return state(parts)
}

function truth({ clock, model }: AdminParts, { query }: AdminRequest): object {
  const { fromMs, toMs } = spanOf(query, clock.now())
  return { from: fromMs / 1000, to: toMs / 1000, edges: trueEdges(model, fromMs, toMs) }
}

function exportSamples({ clock, source }: AdminParts, { query }: AdminRequest): TextAnswer {
  const span = spanOf(query, clock.now())
  const type = 'application/openmetrics-text; version=1.0.0; charset=utf-8'
  return new TextAnswer(type, openMetrics(source, { ...span, metrics: query.getAll('metric') }))
}

/** `from` and `to` in Unix seconds; by default the last minute. */
function spanOf(query: URLSearchParams, nowMs: number): { readonly fromMs: number; readonly toMs: number } {
  const toMs = query.has('to') ? Number(query.get('to')) * 1000 : nowMs
  const fromMs = query.has('from') ? Number(query.get('from')) * 1000 : toMs - 60_000
  if (!(fromMs < toMs)) throw new BadRequest('from and to are Unix seconds, from before to')
  return { fromMs, toMs }
}

function faultsOf(text: string): ReturnType<typeof parseFaults> {
  try {
    return parseFaults(text)
  } catch (error) {
    throw new BadRequest(error instanceof Error ? error.message : String(error))
  }
}

function parsed<T>(schema: z.ZodType<T>, body: Buffer, expected: string): T {
  let json: unknown
  try {
    json = JSON.parse(body.toString('utf8'))
  } catch {
    throw new BadRequest(`the body is not JSON; expected ${expected}`)
  }
  const result = schema.safeParse(json)
  if (!result.success) throw new BadRequest(`expected ${expected}`)
  return result.data
}
