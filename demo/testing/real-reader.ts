import { type RealApiServer, untilTrue } from './real-api-server'
import { knownType } from './resource-paths'

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
const VERBS = ['list', 'watch']
const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'

/** Makes a ServiceAccount in the namespace, so that no user of the server gets or loses a right. */
export async function makeRealReader(
  server: RealApiServer,
  namespace: string,
  kinds: readonly string[],
): Promise<RealReader> {
  const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace } }
  const denied = new Set<string>()
  await server.apply(`${accounts}/${NAME}`, account)
  const token = tokenOf(await server.change('POST', `${accounts}/${NAME}/token`, TOKEN_REQUEST))
  await server.apply(pathOf('clusterrolebindings'), binding(namespace))
  await decideBy(kinds)

  async function decideBy(changed: readonly string[]): Promise<void> {
    const rules = kinds.filter((kind) => !denied.has(kind)).map(readRule)
    await server.apply(pathOf('clusterroles'), { ...object('ClusterRole'), rules })
    const pairs = changed.flatMap((kind) => VERBS.map((verb) => [kind, verb] as const))
    const expected = async ([kind, verb]: (typeof pairs)[number]): Promise<boolean> =>
      (await may(kind, verb)) !== denied.has(kind)
    await Promise.all(pairs.map((pair) => untilTrue(`the right to ${pair.join(' ')}`, () => expected(pair))))
  }

  async function may(kind: string, verb: string): Promise<boolean> {
    const { group, plural: resource } = knownType(kind)
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
    async revoke() {
      await server.change('DELETE', `${accounts}/${NAME}`)
    },
    async remove() {
      for (const plural of ['clusterrolebindings', 'clusterroles']) await server.change('DELETE', pathOf(plural))
      await server.call(`${accounts}/${NAME}`, { method: 'DELETE' })
    },
  }
}

const TOKEN_REQUEST = {
  apiVersion: 'authentication.k8s.io/v1',
  kind: 'TokenRequest',
  spec: { expirationSeconds: 3_600 },
}

function tokenOf(body: unknown): string {
  return (body as { readonly status: { readonly token: string } }).status.token
}

function pathOf(plural: string): string {
  return `/apis/${RBAC}/v1/${plural}/${NAME}`
}

function object(kind: string): object {
  return { apiVersion: `${RBAC}/v1`, kind, metadata: { name: NAME } }
}

function binding(namespace: string): object {
  return {
    ...object('ClusterRoleBinding'),
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: NAME },
    subjects: [{ kind: 'ServiceAccount', name: NAME, namespace }],
  }
}

function readRule(kind: string): object {
  const { group, plural } = knownType(kind)
  return { apiGroups: [group], resources: [plural], verbs: VERBS }
}
