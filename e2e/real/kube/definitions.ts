import type { KubeApi } from '@/demo/testing/kube-api'
import { itemsAt, textAt } from '@/demo/kubernetes/json'
import { readFile } from 'node:fs/promises'
import { parseAllDocuments } from 'yaml'

const PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/** Installs the definitions of these YAML files, or sets them back, and waits until the server has taken them up. @returns their names */
export async function installDefinitions(api: KubeApi, files: readonly string[]): Promise<readonly string[]> {
  const definitions = (await Promise.all(files.map(readDefinitions))).flat()
  const names = definitions.map(nameOf)
  for (const definition of definitions) {
    await api.apply(`${PATH}/${nameOf(definition)}`, definition)
  }
  for (const name of names) await untilEstablished(api, name)
  return names
}

async function readDefinitions(file: string): Promise<readonly unknown[]> {
  const documents: unknown[] = []
  for (const document of parseAllDocuments(await readFile(file, 'utf8'))) documents.push(document.toJS())
  return documents.filter((document) => textAt(document, 'kind') === 'CustomResourceDefinition')
}

function nameOf(definition: unknown): string {
  return textAt(definition, 'metadata', 'name')
}

async function untilEstablished(api: KubeApi, name: string): Promise<void> {
  for (;;) {
    const conditions = itemsAt(await api.must(`${PATH}/${name}`), 'status', 'conditions')
    if (conditions.some((each) => textAt(each, 'type') === 'Established' && textAt(each, 'status') === 'True')) return
  }
}
