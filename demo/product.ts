import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What the product is pointed at. */
export interface ProductPlace {
  readonly kubeconfigPath: string
  readonly prometheus: string
  /** What stands above every page, so that nobody takes it for a mesh of theirs. */
  readonly banner: string
}

export interface ProductOptions extends ProductPlace {
  readonly project: string
  readonly port: number
}

export interface Product {
  /** Resolves when the product answers on `/readyz`; never when it ends before. */
  readonly ready: Promise<void>
  /** Its exit code, when it has ended. */
  readonly ended: Promise<number>
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>
}

const HOST = '127.0.0.1'

/** Where the product will be found. No slash at the end. */
export function productUrl(port: number): string {
  const base = process.env.PHAROS_SERVER__BASE_PATH ?? '/'
  return `http://${HOST}:${port}${base === '/' ? '' : base}`
}

/**
 * Starts the built product as a process of its own, as anybody would: all it learns of the mesh are ordinary settings, and a
 * setting that stands in the environment already wins.
 */
export function startProduct(options: ProductOptions): Product {
  const { project, port } = options
  const child = spawn(
    process.execPath,
    [join(project, 'node_modules/tsx/dist/cli.mjs'), join(project, 'deploy/start.ts')],
    {
      cwd: project,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...productSettings(options), ...process.env, PHAROS_SERVER__PORT: String(port) },
    },
  )
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  return { ready: untilReady(`${productUrl(port)}/readyz`, child), ended, stop: () => stop(child) }
}

/** The variables that point the product at the mesh. */
export function productSettings({
  kubeconfigPath,
  prometheus,
  banner,
}: ProductPlace): Readonly<Record<string, string>> {
  return {
    KUBECONFIG: kubeconfigPath,
    PHAROS_METRICS__STORES: JSON.stringify([{ name: 'default', url: prometheus }]),
    PHAROS_UI__BANNER__TEXT: banner,
    PHAROS_UI__REFRESH: '10s',
    PHAROS_TELEMETRY__LOG_LEVEL: 'warn',
  }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.status === 200) return
    await wait(100)
  }
  return new Promise(() => undefined)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

/** Whether the product could listen there now. */
export function isPortFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, HOST, () => probe.close(() => resolve(true)))
  })
}
