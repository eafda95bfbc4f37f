import { realApiServer } from '@/demo/testing/real-api-server'
import { describeSchemaSource } from '@/lib/ports/testing/schema-source-contract'
import { createSchemaSource } from './create-schema-source'
import { clientWithToken } from './testing/connect-store'

describeSchemaSource('schemas of a real kube-apiserver', () => {
  const server = realApiServer()
  const clients = [clientWithToken(server, server.token('admin')), clientWithToken(server, 'nobody-has-this')] as const
  return Promise.resolve({
    schemas: createSchemaSource(clients[0]),
    stranger: createSchemaSource(clients[1]),
    close() {
      for (const client of clients) client.close()
      server.close()
      return Promise.resolve()
    },
  })
})
