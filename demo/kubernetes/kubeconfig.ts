import { DEMO_TOKENS } from './users'
import { stringify } from 'yaml'

/** A kubeconfig with one context for each user of the demo; `admin` is the current one. */
export function kubeconfigText(server: string, caPem: string): string {
  const users = [...DEMO_TOKENS].map(([token, { name }]) => ({ token, name }))
  const authority = Buffer.from(caPem).toString('base64')
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'demo', cluster: { server, 'certificate-authority-data': authority } }],
      users: users.map(({ name, token }) => ({ name, user: { token } })),
      contexts: users.map(({ name }) => ({ name, context: { cluster: 'demo', user: name } })),
      'current-context': 'admin',
    },
    { lineWidth: 0 },
  )
}
