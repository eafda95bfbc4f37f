import type { ChangeLog, StoredChange } from '@/lib/ports/change-log'
import { PharosError } from '@/lib/ports/pharos-error'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type ChangeLimits, keptChanges } from './kept-changes'

/** The file is written anew when it holds this many times what is kept. */
const SLACK = 2

/** Keeps records in a file that only its owner reads, one JSON object a line. */
export function fileChangeLog(path: string, limits: ChangeLimits, nowMs: () => number = Date.now): ChangeLog {
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: a line must not be lost while the file is written anew. */
  function next<T>(work: () => Promise<T>): Promise<Result<T, PharosError>> {
    const answer = turn.then(work).then(ok, (error: unknown) => failed(problem(path, error)))
    turn = answer
    return answer
  }

  async function readAll(): Promise<readonly StoredChange[]> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (isRecord(error) && error.code === 'ENOENT') return ''
      throw error
    })
    return text.split('\n').flatMap(readLine)
  }

  return {
    volatile: false,
    append: (change) =>
      next(async () => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await appendFile(path, `${JSON.stringify(change)}\n`, { mode: 0o600 })
        const all = await readAll()
        if (all.length <= limits.maxRecords * SLACK) return
        const lines = keptChanges(all, limits, nowMs())
          .toReversed()
          .map((one) => `${JSON.stringify(one)}\n`)
        await writeFile(`${path}.new`, lines.join(''), { mode: 0o600 })
        await rename(`${path}.new`, path)
      }).then((answer) => (answer.ok ? ok(undefined) : answer)),
    list: () => next(async () => keptChanges(await readAll(), limits, nowMs())),
  }
}

function readLine(line: string): readonly StoredChange[] {
  if (line === '') return []
  try {
    const read: unknown = JSON.parse(line)
    return isStored(read) ? [read] : []
  } catch {
    // Cut off by a crash; the others are whole.
    return []
  }
}

function isStored(value: unknown): value is StoredChange {
  return isRecord(value) && ['id', 'at', 'user', 'sealed'].every((key) => typeof value[key] === 'string')
}

function problem(path: string, error: unknown): PharosError {
  const code = isRecord(error) && typeof error.code === 'string' ? error.code : 'unknown'
  return new PharosError('upstream_unavailable', `The file of changes cannot be used (${code}): ${path}`, {
    source: 'changes',
  })
}
