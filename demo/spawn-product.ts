import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface ProductProcess {
  readonly project: string
  /** Where it will answer. No slash at the end. */
  readonly url: string
  /** All of its environment. */
  readonly env: NodeJS.ProcessEnv
  readonly stdio: StdioOptions
  /** What it answers when it has started. */
  readonly until?: 'healthz' | 'readyz'
}

export interface Product {
  /** Resolves when the product answers; never when it ends before. */
  readonly ready: Promise<void>
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number>
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>
}

const KILL_AFTER_MS = 5000

/** Starts the built product by its start script, as anybody would. It goes with whoever started it, however that ends. */
export function spawnProduct({ project, url, env, stdio, until = 'readyz' }: ProductProcess): Product {
  const script = [join(project, 'node_modules/tsx/dist/cli.mjs'), join(project, 'deploy/start.ts')]
  const child = spawn(process.execPath, script, { cwd: project, stdio, env })
  const onExit = (): void => void child.kill('SIGTERM')
  process.once('exit', onExit)
  child.once('exit', () => process.off('exit', onExit))
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  return { ready: answering(`${url}/${until}`, child), ended, stop: () => stop(child) }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  while (runs(child)) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.status === 200) return
    await wait(50)
  }
  return new Promise(() => undefined)
}

async function stop(child: ChildProcess): Promise<void> {
  if (!runs(child)) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
  await gone
  clearTimeout(late)
}

function runs({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}
