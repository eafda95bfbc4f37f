import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

export interface RunningProduct {
  /** Ends in a slash. */
  readonly url: string
  stop(): Promise<void>
}

/** Starts the built product by its start script, with these settings and no others, and waits until it answers. */
export async function startProduct(settings: Readonly<Record<string, string>>): Promise<RunningProduct> {
  const port = await freePort()
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'deploy/start.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
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
  const base = settings.PHAROS_SERVER__BASE_PATH ?? ''
  const url = `http://127.0.0.1:${port}${base}/`
  await answering(`${url}healthz`, child)
  return { url, stop: () => stop(child) }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok === true) return
  }
  throw new Error(`the product ended with code ${child.exitCode}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const port = portOf(probe)
  await new Promise((closed) => probe.close(closed))
  return port
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return address.port
}
