import type { MeterReader } from './meters'
import type { Question } from './questions'

export interface Figure {
  readonly title: string
  readonly kind: Question['kind']
  readonly scope: number
  /** One of each round. */
  readonly tookMs: readonly number[]
  readonly medianMs: number
  readonly bestMs: number
  /** Median processor time of one answer. */
  readonly productCpuMs: number
  /** Zero where the store is not a real one. */
  readonly storeCpuMs: number
  /** Queries that the product sent for one answer. */
  readonly queries: number
  readonly plainBytes: number
  /** Undefined: sent unpacked, although gzip was asked for. */
  readonly gzipBytes: number | undefined
}

/** Measures all questions in turns, so that a busy moment of the machine falls on all of them. */
export async function measureAll(
  questions: readonly Question[],
  rounds: number,
  meters: MeterReader,
): Promise<readonly Figure[]> {
  const runs = new Map(questions.map((question) => [question, [] as Run[]]))
  for (let round = 0; round < rounds; round += 1)
    for (const question of questions) runs.get(question)?.push(await measure(question, meters))
  const figures: Figure[] = []
  for (const [question, taken] of runs) figures.push(await summarize(question, taken))
  return figures
}

interface Run {
  readonly tookMs: number
  readonly productCpuMs: number
  readonly storeCpuMs: number
  readonly queries: number
  readonly plainBytes: number
}

async function measure(question: Question, meters: MeterReader): Promise<Run> {
  const before = await meters.read()
  const { tookMs, body } = await question.ask()
  const after = await meters.read()
  const computed = after.computed - before.computed
  if (computed !== (question.kind === 'graph' ? 1 : 0)) {
    throw new Error(`${question.title}: ${computed} graphs were drawn in the meantime`)
  }
  return {
    tookMs,
    productCpuMs: after.productCpuMs - before.productCpuMs,
    storeCpuMs: after.storeCpuMs - before.storeCpuMs,
    queries: after.queries - before.queries,
    plainBytes: body.length,
  }
}

async function summarize(question: Question, runs: readonly Run[]): Promise<Figure> {
  const { title, kind, scope } = question
  const tookMs = runs.map((run) => run.tookMs)
  const packed = await question.ask({ gzip: true })
  return {
    ...{ title, kind, scope, tookMs },
    medianMs: median(tookMs),
    bestMs: Math.min(...tookMs),
    productCpuMs: median(runs.map((run) => run.productCpuMs)),
    storeCpuMs: median(runs.map((run) => run.storeCpuMs)),
    queries: Math.max(...runs.map((run) => run.queries)),
    plainBytes: Math.max(...runs.map((run) => run.plainBytes)),
    gzipBytes: packed.encoding === 'gzip' ? packed.body.length : undefined,
  }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The smallest value that at least this share of them do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}
