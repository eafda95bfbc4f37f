import { freePorts } from '@/demo/testing/free-ports'
import { type ServerProcess, startServer } from '@/demo/testing/server-process'
import { join } from 'node:path'

export interface Jaeger extends ServerProcess {
  /** Of its query API and its page; without a slash at the end. */
  readonly url: string
  /** Where spans are sent by OTLP over HTTP; without `/v1/traces`. */
  readonly otlpUrl: string
}

/** Starts a Jaeger that keeps the newest traces in memory. Everything it opens is on loopback. */
export async function startJaeger(binary: string, directory: string): Promise<Jaeger> {
  const [query = 0, otlp = 0, ...others] = await freePorts(7)
  const [admin, collectorGrpc, collectorHttp, otlpGrpc, queryGrpc] = others.map((port) => `127.0.0.1:${port}`)
  const url = `http://127.0.0.1:${query}`
  const server = await startServer({
    name: 'jaeger',
    binary,
    args: [
      `--query.http-server.host-port=127.0.0.1:${query}`,
      `--collector.otlp.http.host-port=127.0.0.1:${otlp}`,
      `--admin.http.host-port=${admin}`,
      `--collector.grpc-server.host-port=${collectorGrpc}`,
      `--collector.http-server.host-port=${collectorHttp}`,
      `--collector.otlp.grpc.host-port=${otlpGrpc}`,
      `--query.grpc-server.host-port=${queryGrpc}`,
      `--memory.max-traces=${MAX_TRACES}`,
      '--log-level=warn',
    ],
    env: { SPAN_STORAGE_TYPE: 'memory', OTEL_TRACES_SAMPLER: 'always_off' },
    log: join(directory, 'jaeger.log'),
    ready: async () => (await fetch(`http://${admin}/`)).ok,
  })
  return { ...server, url, otlpUrl: `http://127.0.0.1:${otlp}` }
}

/** Half an hour of a handful of entries, a trace each second. */
const MAX_TRACES = 20_000
