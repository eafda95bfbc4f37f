import type { TextReport } from '@/lib/yaml/report-text'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { TextAnswer, TextJob } from './text-job'

/** No text within the limits takes as long, even on a slow machine; what does is given up (security rule R20). */
const LIMIT_MS = 15_000

type Done = (answer: TextAnswer | undefined) => void

interface Waiting {
  readonly job: TextJob
  readonly done: Done
}

/** Looks at texts in a worker, one at a time: of reports that wait only the last one is made. */
export class TextChecker {
  #worker: Worker | undefined
  #ready = false
  #asked: Waiting | undefined
  #report: Waiting | undefined
  #format: Waiting | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #schema: ObjectSchema | undefined

  /** For the reports from now on. */
  setSchema(schema: ObjectSchema | undefined): void {
    this.#schema = schema
    if (this.#ready) this.#send({ what: 'schema', schema })
  }

  /** `done` is not called for a text that another one has overtaken. */
  report(
    job: Omit<Extract<TextJob, { readonly what: 'report' }>, 'what'>,
    done: (report: TextReport | undefined) => void,
  ): void {
    const take: Done = (answer) => done(isReport(answer) ? answer : undefined)
    this.#report = { job: { what: 'report', ...job }, done: take }
    this.#next()
  }

  /** The text laid out anew; undefined where it cannot be read. */
  format(text: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      const take: Done = (answer) => resolve(isFormatted(answer) ? answer.formatted : undefined)
      this.#format?.done(undefined)
      this.#format = { job: { what: 'format', text }, done: take }
      this.#next()
    })
  }

  close(): void {
    this.#stop()
    this.#report = undefined
    this.#format = undefined
  }

  #next(): void {
    const next = this.#format ?? this.#report
    if (this.#asked !== undefined || next === undefined) return
    this.#worker ??= this.#start()
    if (!this.#ready) return
    if (next === this.#format) this.#format = undefined
    else this.#report = undefined
    this.#asked = next
    this.#send(next.job)
    this.#timer = setTimeout(() => {
      this.#stop()
      next.done(undefined)
      this.#next()
    }, LIMIT_MS)
  }

  #send(job: TextJob): void {
    this.#worker?.postMessage(job)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = undefined
    this.#ready = false
    this.#asked = undefined
  }

  #start(): Worker {
    const worker = new Worker(new URL('./text.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<TextAnswer>) => {
      if (data === 'ready') {
        this.#ready = true
        if (this.#schema !== undefined) this.#send({ what: 'schema', schema: this.#schema })
      } else {
        clearTimeout(this.#timer)
        const asked = this.#asked
        this.#asked = undefined
        asked?.done(data)
      }
      this.#next()
    }
    return worker
  }
}

function isReport(answer: TextAnswer | undefined): answer is TextReport {
  return typeof answer === 'object' && 'marks' in answer
}

function isFormatted(answer: TextAnswer | undefined): answer is { readonly formatted: string | undefined } {
  return typeof answer === 'object' && 'formatted' in answer
}
