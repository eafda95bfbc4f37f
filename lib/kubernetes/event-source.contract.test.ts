import { testCluster } from '@/demo/testing/kube-client'
import { describeEventSource } from '@/lib/ports/testing/event-source-contract'
import { createEventSource } from './create-event-source'
import { clientWithToken } from './testing/connect-store'

describeEventSource('events of the demo’s API server', async () => {
  const demo = await testCluster()
  const clients = ['admin', 'nobody'].map((user) => clientWithToken(demo.server, `demo-${user}`))
  const [events, denied] = clients.map(createEventSource)
  if (events === undefined || denied === undefined) throw new Error('two were made')
  return {
    events,
    denied,
    namespace: 'bookinfo',
    async write(body) {
      const { status, text } = await demo.call('/api/v1/namespaces/bookinfo/events', { method: 'POST', body })
      if (status !== 201) throw new Error(`${status} ${text}`)
    },
    async close() {
      for (const client of clients) client.close()
      await demo.close()
    },
  }
})
