import { testCluster } from '@/demo/testing/kube-client'
import { describeSchemaSource } from '@/lib/ports/testing/schema-source-contract'
import { createSchemaSource } from './create-schema-source'
import { clientWithToken } from './testing/connect-store'

describeSchemaSource('schemas of the demo’s API server', async () => {
  const demo = await testCluster()
  const clients = [clientWithToken(demo.server, 'demo-admin'), clientWithToken(demo.server, 'nobody-has-this')] as const
  return {
    schemas: createSchemaSource(clients[0]),
    stranger: createSchemaSource(clients[1]),
    async close() {
      for (const client of clients) client.close()
      await demo.close()
    },
  }
})
