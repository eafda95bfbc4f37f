import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { shrinkSchema } from './shrink-schema'
import { type Definition, slimDefinition } from './slim-definition'

// Writes demo/kubernetes/schema/crds, what the demo's API server knows of the custom kinds, and lib/istio/checks/structure/schemas.json,
// what the product checks objects by. Run by hand, with Go installed, when
// one of the versions below changes; the module cache is the only place that is read. `npx tsx scripts/make-schemas.ts`

const TARGET = 'demo/kubernetes/schema/crds'
const TABLE = 'lib/istio/checks/structure/schemas.json'
const SOURCES = [
  { module: 'istio.io/api', version: 'v1.31.1', path: 'kubernetes/customresourcedefinitions.gen.yaml' },
  { module: 'sigs.k8s.io/gateway-api', version: 'v1.6.0', path: 'config/crd/standard' },
  {
    module: 'sigs.k8s.io/gateway-api-inference-extension',
    version: 'v1.5.0',
    path: 'config/crd/bases/inference.networking.k8s.io_inferencepools.yaml',
  },
]
/** The demo serves no such objects. */
const NOT_SERVED = [
  'backendtlspolicies.gateway.networking.k8s.io',
  'inferencepools.inference.networking.k8s.io',
  'listenersets.gateway.networking.k8s.io',
]

function folderOf(module: string, version: string): string {
  const told: unknown = JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' }),
  )
  if (typeof told === 'object' && told !== null && 'Dir' in told && typeof told.Dir === 'string') return told.Dir
  throw new Error(`go does not say where ${module} is`)
}

function filesAt(path: string): readonly string[] {
  if (path.endsWith('.yaml')) return [path]
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(path, name))
}

rmSync(TARGET, { recursive: true, force: true })
mkdirSync(TARGET, { recursive: true })
const table = new Map<string, unknown>()
for (const { module, version, path } of SOURCES) {
  for (const file of filesAt(join(folderOf(module, version), path))) {
    for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
      const slim: Definition | undefined = slimDefinition(document.toJS(), `${module} ${version}`)
      if (slim === undefined) continue
      table.set(slim.name, shrinkSchema(specOf(slim.schema)))
      if (NOT_SERVED.includes(slim.name)) continue
      const text = JSON.stringify(slim, undefined, 1)
      writeFileSync(join(TARGET, `${slim.name}.json`), `${text}\n`)
      console.log(`${slim.name}: ${text.length} bytes`)
    }
  }
}
const sorted = [...table].toSorted(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(TABLE, `${JSON.stringify(Object.fromEntries(sorted))}\n`)

function specOf(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return {}
  const { properties } = schema
  return typeof properties === 'object' && properties !== null && 'spec' in properties ? properties.spec : {}
}
