import { type Tool, type ToolName, TOOLS } from './tool'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const MANY_LINES = 64 * 1024 * 1024

/** Where the built programs lie. */
export interface Toolbox {
  /** Absolute path of a built program: `etcd`, `kube-apiserver`, `istiod`, `istioctl`, `jaeger`, `prometheus`, `promtool`. */
  binary(name: string): string
  /** Absolute folder with the programs of a tool. */
  folder(tool: ToolName): string
  /** Absolute paths of the CustomResourceDefinitions of Istio and the Gateway API, as YAML. */
  readonly definitions: readonly string[]
}

/** Why nothing can be built here, for a notice; undefined when it can. */
export async function goMissing(): Promise<string | undefined> {
  try {
    await run('go', ['version'])
    return undefined
  } catch {
    return 'Go is not installed (go not found on PATH)'
  }
}

/**
 * Builds what is not in the cache yet. The cache is keyed by module, checksums, flags and compiler, and shared between checkouts:
 * `PHAROS_REAL_CACHE`, or `pharos/real` in the user's cache folder. etcd and kube-apiserver are taken from `KUBEBUILDER_ASSETS`
 * where that is set. Throws with the compiler's last lines.
 *
 * @param say told before each long step
 */
export async function buildTools(say: (line: string) => void): Promise<Toolbox> {
  const cache = toolCache()
  await mkdir(cache, { recursive: true })
  const compiler = (await run('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH'])).stdout
  const folders = new Map<ToolName, string>()
  for (const tool of TOOLS) folders.set(tool.name, givenFolder(tool) ?? (await builtFolder(tool, cache, compiler, say)))
  const folder = (tool: ToolName): string => {
    const found = folders.get(tool)
    if (found === undefined) throw new Error(`no tool ${tool}`)
    return found
  }
  return {
    folder,
    binary(name) {
      const owner = TOOLS.find(({ programs }) => programs.some(({ binary }) => binary === name))
      if (owner === undefined) throw new Error(`no tool builds ${name}`)
      return join(folder(owner.name), name)
    },
    definitions: await filesOf(join(folder('istio'), DEFINITIONS)),
  }
}

/** Absolute folder in which tools are kept between runs. */
export function toolCache(): string {
  return process.env.PHAROS_REAL_CACHE ?? join(cacheHome(), 'pharos', 'real')
}

const DEFINITIONS = 'crds'
/** Of the Gateway API's definitions: what most clusters have, and the simulated API server too. */
const CHANNEL = 'standard'

/** The programs of controller tests, which many machines of Kubernetes developers have. */
function givenFolder({ programs }: Tool): string | undefined {
  const given = process.env.KUBEBUILDER_ASSETS
  if (given === undefined || given === '') return undefined
  return programs.every(({ binary }) => existsSync(join(given, binary))) ? given : undefined
}

async function builtFolder(tool: Tool, cache: string, compiler: string, say: (line: string) => void): Promise<string> {
  const { name, folder, programs, ldflags, takes } = tool
  const hash = createHash('sha256').update(JSON.stringify([compiler, ldflags, programs, CHANNEL]))
  for (const file of ['go.mod', 'go.sum']) hash.update(await readFile(join(folder, file)))
  const target = join(cache, `${name}-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(target)) return target

  say(`Building ${name} (about ${takes} on two cores; kept for later runs) …`)
  const started = performance.now()
  const unfinished = `${target}.${process.pid}`
  await mkdir(unfinished, { recursive: true })
  try {
    for (const { binary, main } of programs) {
      await go(folder, ['build', '-buildvcs=false', '-ldflags', ldflags, '-o', join(unfinished, binary), main])
    }
    if (name === 'istio') await copyDefinitions(folder, join(unfinished, DEFINITIONS))
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Somebody else finished the same build meanwhile.
    if (!existsSync(target)) throw error
  }
  say(`  ${name} took ${Math.round((performance.now() - started) / 1000)} s`)
  return target
}

/** Copied out of the module cache, so that a machine with a kept cache of ours needs no modules at all. */
async function copyDefinitions(folder: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  const istio = await moduleFolder(folder, 'istio.io/api')
  await cp(join(istio, 'kubernetes', 'customresourcedefinitions.gen.yaml'), join(target, 'istio.yaml'))
  const gateway = join(await moduleFolder(folder, 'sigs.k8s.io/gateway-api'), 'config', 'crd', CHANNEL)
  for (const file of await readdir(gateway)) {
    if (file.startsWith('gateway.networking.k8s.io_') && !file.includes('_vap_'))
      await cp(join(gateway, file), join(target, file))
  }
}

async function moduleFolder(folder: string, module: string): Promise<string> {
  await go(folder, ['mod', 'download', module])
  return (await go(folder, ['list', '-m', '-f', '{{.Dir}}', module])).trim()
}

async function go(folder: string, args: readonly string[]): Promise<string> {
  try {
    return (await run('go', args, { cwd: folder, maxBuffer: MANY_LINES })).stdout
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Error(`go ${args[0] ?? ''} failed in ${folder}:\n${said.trim().split('\n').slice(-30).join('\n')}`)
  }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort().map((file) => join(folder, file))
}

function cacheHome(): string {
  const given = process.env.XDG_CACHE_HOME
  return given === undefined || given === '' ? join(homedir(), '.cache') : given
}
