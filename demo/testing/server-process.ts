import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface ServerOptions {
  readonly name: string
  readonly binary: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Absolute; what the server prints is appended to it. */
  readonly log: string
  /** Whether it serves. Asked again until it does; a refusal or an exception is "not yet". */
  readonly ready: () => Promise<boolean>
  readonly readyWithinMs?: number
}

export interface ServerProcess {
  readonly pid: number
  /** Its exit code or signal, when it has ended. */
  readonly ended: Promise<string>
  /** Ends it as an operator would, and waits until it is gone. */
  stop(): Promise<void>
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>
}

const LAST_LINES = 40
/** Of one question whether it serves: a server that accepts and says nothing is asked again. */
const ANSWER_MS = 5_000
const LATE_MS = 15_000

/**
 * Starts a server as a child and waits until it serves. Throws with the last lines of its log when it ends before, or is not
 * ready in time. It goes with the parent, however that ends, short of a SIGKILL.
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { name, binary, args, log, readyWithinMs = 120_000 } = options
  await mkdir(dirname(log), { recursive: true })
  const file = openSync(log, 'a')
  const child: ChildProcess = spawn(binary, args, {
    stdio: ['ignore', file, file],
    env: { ...process.env, ...options.env },
  })
  closeSync(file)
  const onExit = (): void => void child.kill('SIGKILL')
  process.once('exit', onExit)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code ?? 'unknown'}`))
  }).finally(() => process.off('exit', onExit))

  const failure = await untilReady(options, ended, performance.now() + readyWithinMs)
  if (failure !== undefined) {
    await end(child, 'SIGKILL')
    throw new Error(`${name} ${failure}. Its last lines:\n${await lastLines(log)}`)
  }
  return { pid: child.pid ?? 0, ended, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') }
}

/** @returns what went wrong; undefined when it serves */
async function untilReady(
  { ready }: ServerOptions,
  ended: Promise<string>,
  deadline: number,
): Promise<string | undefined> {
  let over: string | undefined
  void ended.then((how) => (over = how))
  while (performance.now() < deadline) {
    if (over !== undefined) return `ended with ${over} before it served`
    if (await Promise.race([ready().catch(() => false), wait(ANSWER_MS, false, { ref: false })])) return undefined
    await wait(100)
  }
  return 'did not serve in time'
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => void child.kill('SIGKILL'), LATE_MS)
  await gone
  clearTimeout(late)
}

async function lastLines(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '(no log)')
  return text.trimEnd().split('\n').slice(-LAST_LINES).join('\n')
}
