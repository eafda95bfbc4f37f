import { textAt } from '../kubernetes/json'
import type { KubeApi } from './kube-api'

export interface ServiceAccount {
  readonly namespace: string
  readonly name: string
}

const RBAC = 'rbac.authorization.k8s.io'
const pathOf = ({ namespace, name }: ServiceAccount): string =>
  `/api/v1/namespaces/${namespace}/serviceaccounts/${name}`
const bindingOf = ({ namespace, name }: ServiceAccount): string => `${namespace}-${name}`
const BINDINGS = `/apis/${RBAC}/v1/clusterrolebindings`

/** Makes the account unless it is there. */
export async function createServiceAccount(api: KubeApi, account: ServiceAccount): Promise<void> {
  await api.apply(pathOf(account), { apiVersion: 'v1', kind: 'ServiceAccount', metadata: account })
}

/**
 * With it every token that it was given ends; the server may believe one for ten seconds more. An account that is gone already
 * may be deleted again.
 */
export async function deleteServiceAccount(api: KubeApi, account: ServiceAccount): Promise<void> {
  const { status, text } = await api.call(pathOf(account), { method: 'DELETE' })
  if (status !== 200 && status !== 404) throw new Error(`DELETE ${pathOf(account)}: ${status} ${text}`)
}

/** A token of an hour. */
export async function createToken(api: KubeApi, account: ServiceAccount): Promise<string> {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 3600 } }
  return textAt(await api.must(`${pathOf(account)}/token`, { method: 'POST', body }), 'status', 'token')
}

/** Gives a cluster role for the whole cluster; one role for an account. */
export async function bindRole(api: KubeApi, role: string, account: ServiceAccount): Promise<void> {
  const name = bindingOf(account)
  await api.apply(`${BINDINGS}/${name}`, {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  })
}

/** Takes the role away again. */
export async function unbindRole(api: KubeApi, account: ServiceAccount): Promise<void> {
  await api.must(`${BINDINGS}/${bindingOf(account)}`, { method: 'DELETE' })
}
