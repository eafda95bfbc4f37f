import { readPlace } from '../real-place'
import { createKubeApi } from '@/demo/testing/kube-api'
import { kubeconfigAddress } from '@/demo/testing/kubeconfig-address'
import { listPath } from '@/demo/testing/resource-paths'
import { untilTrue } from '@/demo/testing/until-true'

/** Lets a user of the running stack read in all namespaces, besides what was allowed before. @returns what takes it back */
export async function letRead(user: string): Promise<() => Promise<void>> {
  const { url, caPem, token } = kubeconfigAddress(readPlace().kubeconfig)
  const [admin, own] = [createKubeApi(url, caPem, token('admin')), createKubeApi(url, caPem, token(user))]
  const name = `${user}-reads-everything`
  const path = `${listPath('clusterrolebindings.rbac.authorization.k8s.io')}/${name}`
  const rbac = 'rbac.authorization.k8s.io'
  await admin.apply(path, {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'demo-viewer' },
    subjects: [{ kind: 'User', apiGroup: rbac, name: user }],
  })
  const takeBack = async (): Promise<void> => {
    await admin.must(path, { method: 'DELETE' })
    admin.close()
    own.close()
  }
  try {
    await untilTrue(`${user} may read`, async () => (await own.call(listPath('services'))).status === 200)
    return takeBack
  } catch (error) {
    await takeBack()
    throw error
  }
}
