import { at, field, list, text } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'

/** The settings that istiod's Deployments carry as environment variables, by name; of several Deployments the first that says it. */
export const istiodEnvironment = derived((mesh): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const { labels, spec } of listed(mesh, 'deployments.apps')) {
    if (labels.app !== 'istiod') continue
    for (const container of list(at(spec, 'template', 'spec', 'containers'))) {
      for (const variable of list(field(container, 'env'))) {
        const [name, value] = [text(field(variable, 'name')), text(field(variable, 'value'))]
        if (name !== undefined && value !== undefined && !found.has(name)) found.set(name, value)
      }
    }
  }
  return found
})
