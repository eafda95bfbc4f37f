import { createClock } from '@/demo/clock'
import { CallRecorder } from '@/demo/http/recorder'
import { type RunningServer, serve } from '@/demo/http/serve'

/** Takes orders on loopback for servers that this process has started: `POST` to a path, answered when it is done. */
export async function serveControl(orders: ReadonlyMap<string, () => Promise<void>>): Promise<RunningServer> {
  const clock = createClock({ mode: 'real' })
  const server = await serve({
    name: 'control',
    port: 0,
    clock,
    recorder: new CallRecorder(),
    handle: async ({ request, response, url }) => {
      const order = request.method === 'POST' ? orders.get(url.pathname) : undefined
      await order?.()
      response.writeHead(order === undefined ? 404 : 204).end()
    },
  })
  return {
    ...server,
    async close() {
      clock.close()
      await server.close()
    },
  }
}
