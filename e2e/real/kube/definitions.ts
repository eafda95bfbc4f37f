import type { KubeApi } from '@/demo/testing/kube-api'
import { itemsAt, textAt, valueAt } from '@/demo/kubernetes/json'
import { listPath } from '@/demo/testing/resource-paths'
import { untilTrue } from '@/demo/testing/until-true'
import { readFile } from 'node:fs/promises'
import { parseAllDocuments } from 'yaml'

const PATH = listPath('customresourcedefinitions.apiextensions.k8s.io')

/** Installs the definitions of these YAML files, or sets them back, and waits until the server has taken them up. */
export async function installDefinitions(api: KubeApi, files: readonly string[]): Promise<void> {
  const definitions = (await Promise.all(files.map(readDefinitions))).flat()
  for (const definition of definitions) {
    await api.apply(`${PATH}/${nameOf(definition)}`, definition)
  }
  for (const name of definitions.map(nameOf)) await untilTrue(`${name} is served`, () => isServed(api, name))
}

async function readDefinitions(file: string): Promise<readonly unknown[]> {
  const documents: unknown[] = []
  for (const document of parseAllDocuments(await readFile(file, 'utf8'))) documents.push(document.toJS())
  return documents.filter((document) => textAt(document, 'kind') === 'CustomResourceDefinition')
}

function nameOf(definition: unknown): string {
  return textAt(definition, 'metadata', 'name')
}

/** A kind that is called established answers 404 for a moment longer. */
async function isServed(api: KubeApi, name: string): Promise<boolean> {
  const definition = await api.must(`${PATH}/${name}`)
  const conditions = itemsAt(definition, 'status', 'conditions')
  if (!conditions.some((each) => textAt(each, 'type') === 'Established' && textAt(each, 'status') === 'True'))
    return false
  const versions = itemsAt(definition, 'spec', 'versions').filter((version) => valueAt(version, 'served') === true)
  const group = `/apis/${textAt(definition, 'spec', 'group')}`
  const plural = textAt(definition, 'spec', 'names', 'plural')
  const answers = await Promise.all(
    versions.map((version) => api.call(`${group}/${textAt(version, 'name')}/${plural}?limit=1`)),
  )
  return answers.every(({ status }) => status === 200)
}
