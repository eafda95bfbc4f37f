import { freePorts } from '@/demo/testing/free-ports'
import { spawnProduct } from '@/demo/spawn-product'
import { closeSync, openSync } from 'node:fs'

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
  const base = settings.PHAROS_SERVER__BASE_PATH ?? ''
  const url = `http://127.0.0.1:${port}${base}`
  const product = spawnProduct({
    project: process.cwd(),
    url,
    until,
    stdio: ['ignore', output ?? 'ignore', output ?? 'inherit'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      PHAROS_SERVER__PORT: String(port),
      PHAROS_SERVER__ADDRESS: '127.0.0.1',
      PHAROS_EDIT__CHANGES__STORE: 'memory',
      PHAROS_TELEMETRY__LOG_LEVEL: 'error',
      ...settings,
    },
  })
  if (output !== undefined) closeSync(output)
  const ended = product.ended.then((code) => Promise.reject(new Error(`the product ended with code ${code}`)))
  // It ends later, too, when nobody waits for it any more.
  ended.catch(() => undefined)
  await Promise.race([product.ready, ended])
  return { url: `${url}/`, stop: () => product.stop() }
}
