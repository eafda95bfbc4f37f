import { freePorts } from '@/demo/testing/free-ports'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface RunningProduct {
  /** Ends in a slash. */
  readonly url: string
  stop(): Promise<void>
}

export interface ProductRun {
  /** Absolute; what it prints is appended there. Without one only its errors are shown. */
  readonly log?: string
  /** What it answers when it has started. */
  readonly until?: 'healthz' | 'readyz'
}

/** Starts the built product by its start script, with these settings and no others, and waits until it answers. */
export async function startProduct(
  settings: Readonly<Record<string, string>>,
  { log, until = 'healthz' }: ProductRun = {},
): Promise<RunningProduct> {
  const [port = 0] = await freePorts(1)
  const output = log === undefined ? undefined : openSync(log, 'a')
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'deploy/start.ts'], {
    stdio: ['ignore', output ?? 'ignore', output ?? 'inherit'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      PHAROS_SERVER__PORT: String(port),
      PHAROS_SERVER__ADDRESS: '127.0.0.1',
      PHAROS_TELEMETRY__LOG_LEVEL: 'error',
      ...settings,
    },
  })
  if (output !== undefined) closeSync(output)
  // It goes with whoever started it, however that ends.
  const onExit = (): void => void child.kill('SIGTERM')
  process.once('exit', onExit)
  child.once('exit', () => process.off('exit', onExit))
  const base = settings.PHAROS_SERVER__BASE_PATH ?? ''
  const url = `http://127.0.0.1:${port}${base}/`
  await answering(`${url}${until}`, child)
  return { url, stop: () => stop(child) }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  while (runs(child)) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok === true) return
    await wait(50)
  }
  throw new Error(`the product ended with ${child.signalCode ?? `code ${child.exitCode}`}`)
}

function runs(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

async function stop(child: ChildProcess): Promise<void> {
  if (!runs(child)) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
