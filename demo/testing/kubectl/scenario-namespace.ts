import { namespace as namespaceObject } from '../some-objects'
import { manifestFile } from './manifest-file'
import type { Kubectl } from './run-kubectl'
import { bootstrapObjects } from '@/demo/kubernetes/bootstrap-objects'
import { withMetadata } from '@/demo/kubernetes/object-rules'
import { RESOURCE_TYPES } from '@/demo/kubernetes/resource-types'

/** Makes the namespace, and waits until editors may write there if they shall. */
export async function makeNamespace(kubectl: Kubectl, name: string, editable: boolean): Promise<void> {
  await must(kubectl, ['create', 'namespace', name])
  if (!editable) return
  await must(kubectl, ['apply', '-f', '-'], manifestFile(editorRights(name)))
  const asked = ['auth', 'can-i', 'create', 'virtualservices', '-n', name, '--context', 'editor']
  // A real server takes a moment to know of new rights.
  for (let attempt = 0; attempt < 50; attempt++) {
    if ((await kubectl.run({ argv: asked })).code === 0) return
  }
  throw new Error(`editors got no rights in ${name}`)
}

/** Those that they have in bookinfo. */
function editorRights(namespace: string): readonly object[] {
  return bootstrapObjects([namespaceObject('bookinfo')])
    .filter(({ kind }) => kind === 'RoleBinding')
    .map((binding) => withMetadata(binding, { namespace }))
}

/** Takes all that is in it away, then the namespace: without controllers a real API server would keep both for ever. */
export async function removeNamespace(kubectl: Kubectl, name: string): Promise<void> {
  const kinds = RESOURCE_TYPES.filter(({ namespaced, id }) => namespaced && id !== 'events').map(({ id }) => id)
  await must(kubectl, ['delete', kinds.join(','), '--all', '-n', name, '--wait=false'])
  await kubectl.run({ argv: ['delete', 'namespace', name, '--wait=false'] })
  const { out } = await kubectl.run({ argv: ['get', 'namespace', name, '-o', 'json', '--ignore-not-found'] })
  if (out === '') return
  const emptied = JSON.stringify({ ...(JSON.parse(out) as object), spec: { finalizers: [] } })
  await must(kubectl, ['replace', '--raw', `/api/v1/namespaces/${name}/finalize`, '-f', '-'], emptied)
}

async function must(kubectl: Kubectl, argv: readonly string[], stdin = ''): Promise<void> {
  const { code, err } = await kubectl.run({ argv, stdin })
  if (code !== 0) throw new Error(`kubectl ${argv.join(' ')}: ${err}`)
}
