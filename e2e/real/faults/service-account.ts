import type { KubeApi } from '../kube/kube-api'
import { textAt } from '@/demo/kubernetes/json'
import { rename, writeFile } from 'node:fs/promises'

export interface ServiceAccount {
  readonly namespace: string
  readonly name: string
}

const RBAC = '/apis/rbac.authorization.k8s.io/v1'
const pathOf = ({ namespace }: ServiceAccount): string => `/api/v1/namespaces/${namespace}/serviceaccounts`

export async function createServiceAccount(api: KubeApi, account: ServiceAccount): Promise<void> {
  const metadata = { name: account.name, namespace: account.namespace }
  await api.must(pathOf(account), { method: 'POST', body: { apiVersion: 'v1', kind: 'ServiceAccount', metadata } })
}

/** With it every token that it was given ends. */
export async function deleteServiceAccount(api: KubeApi, account: ServiceAccount): Promise<void> {
  await api.must(`${pathOf(account)}/${account.name}`, { method: 'DELETE' })
}

/** A token of an hour. */
export async function createToken(api: KubeApi, account: ServiceAccount): Promise<string> {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } }
  const answer = await api.must(`${pathOf(account)}/${account.name}/token`, { method: 'POST', body })
  return textAt(answer, 'status', 'token')
}

/** Gives a cluster role for the whole cluster. */
export async function bindRole(api: KubeApi, role: string, subject: ServiceAccount): Promise<void> {
  await api.must(`${RBAC}/clusterrolebindings`, {
    method: 'POST',
    body: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: `${subject.namespace}-${subject.name}` },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', ...subject }],
    },
  })
}

export interface KubeConfigContent {
  readonly url: string
  readonly caPem: string
  readonly token: string
}

/** Writes a kubeconfig of one user, or replaces it in one step, as tools do that renew credentials. */
export async function writeKubeConfig(path: string, { url, caPem, token }: KubeConfigContent): Promise<void> {
  const authority = Buffer.from(caPem).toString('base64')
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'real', cluster: { server: url, 'certificate-authority-data': authority } }],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'real', context: { cluster: 'real', user: 'user' } }],
    'current-context': 'real',
  }
  await writeFile(`${path}.new`, JSON.stringify(content), { mode: 0o600 }) // JSON is YAML
  await rename(`${path}.new`, path)
}
