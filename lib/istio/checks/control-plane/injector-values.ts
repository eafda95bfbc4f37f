import { at, field, textOr } from '../model/json'
import { derived } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { readYaml } from '../model/read-yaml'

const NAME = 'istio-sidecar-injector'

/** The values of each injector, by revision: the one without a name is ''. JSON that nobody checked. */
export const injectorValues = derived((mesh): ReadonlyMap<string, unknown> => {
  const { controlPlaneNamespaces } = meshFacts(mesh)
  const found = new Map<string, unknown>()
  for (const { name, namespace, root } of mesh.raw('configmaps')) {
    if (!name.startsWith(NAME) || !controlPlaneNamespaces.has(namespace)) continue
    // JSON is YAML, and some write YAML there.
    const values = readYaml(textOr(at(root, 'data', 'values')))
    if (values.ok) found.set(name.slice(NAME.length + 1), values.value)
  }
  return found
})

/** The image of the proxy that an injector puts in; undefined when its values do not say it. @param revision '' for the one without a name */
export function proxyImage(values: ReadonlyMap<string, unknown>, revision: string): string | undefined {
  const global = field(values.get(revision === 'default' ? '' : revision), 'global')
  const image = textOr(at(global, 'proxy', 'image'))
  if (image.includes('/')) return image
  const [hub, tag] = [textOr(field(global, 'hub')), field(global, 'tag')]
  if (hub === '' || image === '' || (typeof tag !== 'string' && typeof tag !== 'number')) return undefined
  return `${hub}/${image}:${tag}`
}
