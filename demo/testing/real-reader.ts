import type { KubeApi } from './kube-api'
import { bindRole, createServiceAccount, createToken, deleteServiceAccount, unbindRole } from './service-account'
import { untilTrue } from './until-true'

/** An account of a real server that may list and watch some kinds, and nothing else. */
export interface RealReader {
  readonly token: string
  /** Gives or takes the right to read a kind; resolves when the server decides by it. */
  readonly setAllowed: (kind: string, allowed: boolean) => Promise<void>
  /** Gives back what was taken. */
  readonly allowAll: () => Promise<void>
  /** Takes the account away, and with it the token; the server may believe it for ten seconds more. */
  readonly revoke: () => Promise<void>
  readonly remove: () => Promise<void>
}

const RBAC = 'rbac.authorization.k8s.io'
const NAME = 'pharos-contract-reader'
const ROLE = `/apis/${RBAC}/v1/clusterroles/${NAME}`
const VERBS = ['list', 'watch']
const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'

/** Makes a ServiceAccount in the namespace, so that no user of the server gets or loses a right. */
export async function makeRealReader(
  server: KubeApi,
  namespace: string,
  kinds: readonly string[],
): Promise<RealReader> {
  const account = { namespace, name: NAME }
  const denied = new Set<string>()
  await createServiceAccount(server, account)
  const token = await createToken(server, account)
  await bindRole(server, NAME, account)
  await decideBy(kinds)

  async function decideBy(changed: readonly string[]): Promise<void> {
    const rules = kinds.filter((kind) => !denied.has(kind)).map(readRule)
    await server.apply(ROLE, { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: NAME }, rules })
    const pairs = changed.flatMap((kind) => VERBS.map((verb) => [kind, verb] as const))
    const expected = async ([kind, verb]: (typeof pairs)[number]): Promise<boolean> =>
      (await may(kind, verb)) !== denied.has(kind)
    await Promise.all(pairs.map((pair) => untilTrue(`the right to ${pair.join(' ')}`, () => expected(pair))))
  }

  async function may(kind: string, verb: string): Promise<boolean> {
    const { group, plural: resource } = partsOf(kind)
    const spec = { resourceAttributes: { group, resource, verb } }
    const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec }
    return (await server.call(REVIEWS, { method: 'POST', token, body })).text.includes('"allowed":true')
  }

  return {
    token,
    async setAllowed(kind, allowed) {
      if (allowed) denied.delete(kind)
      else denied.add(kind)
      await decideBy([kind])
    },
    async allowAll() {
      const changed = [...denied]
      denied.clear()
      if (changed.length > 0) await decideBy(changed)
    },
    revoke: () => deleteServiceAccount(server, account),
    async remove() {
      await unbindRole(server, account)
      await server.must(ROLE, { method: 'DELETE' })
      await deleteServiceAccount(server, account)
    },
  }
}

function readRule(kind: string): object {
  const { group, plural } = partsOf(kind)
  return { apiGroups: [group], resources: [plural], verbs: VERBS }
}

/** Of a kind id, `plural` or `plural.group`: rights may be given to kinds that the server does not serve. */
function partsOf(kind: string): { readonly group: string; readonly plural: string } {
  const [plural = '', ...group] = kind.split('.')
  return { group: group.join('.'), plural }
}
