import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePorts } from './free-ports'
import { startServer } from './server-process'

/** Why a suite that needs a real VictoriaMetrics is skipped. */
export const NO_VICTORIA_METRICS = 'victoria-metrics not found on PATH'

export interface RealVictoriaMetrics {
  /** Without a slash at the end. */
  readonly url: string
  /** Makes what was written visible to questions. */
  flush(): Promise<void>
  /** Ends the process and removes its data. */
  close(): Promise<void>
}

/** The binary of Debian's package: that which `REAL_VICTORIA_METRICS` names, else the one on PATH. */
export function victoriaMetricsBinary(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const { REAL_VICTORIA_METRICS: named = '', PATH = '' } = environment
  if (named !== '') return named
  return PATH.split(delimiter)
    .map((folder) => join(folder, 'victoria-metrics'))
    .find((binary) => {
      try {
        accessSync(binary, constants.X_OK)
        return true
      } catch {
        return false // not there, or not to be run
      }
    })
}

/** Starts one on a free loopback port with data of its own in a temporary directory. Samples of any age stay. */
export async function startRealVictoriaMetrics(binary: string): Promise<RealVictoriaMetrics> {
  const directory = await mkdtemp(join(tmpdir(), 'real-victoria-metrics-'))
  const [port = 0] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  try {
    const server = await startServer({
      name: 'victoria-metrics',
      binary,
      args: [
        `-storageDataPath=${join(directory, 'data')}`,
        `-httpListenAddr=127.0.0.1:${port}`,
        '-retentionPeriod=100y',
        // It drops the labels beyond 30, and Istio's proxies write more.
        '-maxLabelsPerTimeseries=60',
      ],
      log: join(directory, 'log'),
      ready: async () => (await fetch(`${url}/health`)).ok,
    })
    return {
      url,
      async flush() {
        await fetch(`${url}/internal/force_flush`)
      },
      async close() {
        await server.stop()
        await rm(directory, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}
