import { realApiServer } from '@/demo/testing/real-api-server'
import { describeEventSource } from '@/lib/ports/testing/event-source-contract'
import { createEventSource } from './create-event-source'
import { clientWithToken } from './testing/connect-store'

const PATH = '/api/v1/namespaces/bookinfo/events'

describeEventSource('events of a real kube-apiserver', async () => {
  const server = realApiServer()
  const clients = ['admin', 'nobody'].map((user) => clientWithToken(server, server.token(user)))
  const [events, denied] = clients.map(createEventSource)
  if (events === undefined || denied === undefined) throw new Error('two were made')
  await server.must(PATH, { method: 'DELETE' })
  return {
    events,
    denied,
    namespace: 'bookinfo',
    async write(body) {
      await server.must(PATH, { method: 'POST', body })
    },
    async close() {
      for (const client of clients) client.close()
      await server.must(PATH, { method: 'DELETE' })
    },
  }
})
