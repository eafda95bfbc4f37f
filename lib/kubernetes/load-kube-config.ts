import { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Failed, type Result } from '@/lib/std/result'
import { KubeConfig } from '@kubernetes/client-node'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a kubeconfig may lie, in the order in which it is looked for. Environment and home come in from the caller. */
export interface KubeConfigPlaces {
  /** The setting; when it is given nothing else is tried. */
  readonly file: string | undefined
  /** The variable KUBECONFIG: one path, or several in the system's list form. */
  readonly variable: string | undefined
  readonly home: string | undefined
  readonly inCluster: {
    /** KUBERNETES_SERVICE_HOST and …_PORT. */
    readonly host: string | undefined
    readonly port: string | undefined
    /** The service account's folder: `/var/run/secrets/kubernetes.io/serviceaccount`. */
    readonly folder: string
  }
}

/** How the cluster is reached. client-node's own object stays inside this folder. */
export interface FoundKubeConfig {
  readonly config: KubeConfig
  /** Where it was found, for people: a path, or `in-cluster service account`. */
  readonly origin: string
}

/** @returns the first that exists. A file that exists and cannot be used is an error, not a reason to look further. */
export function loadKubeConfig(places: KubeConfigPlaces): Result<FoundKubeConfig, PharosError> {
  if (isGiven(places.file)) return loadFiles([places.file])
  if (isGiven(places.variable)) return loadFiles(places.variable.split(delimiter).filter((path) => path !== ''))
  const homeFile = isGiven(places.home) ? join(places.home, '.kube', 'config') : undefined
  if (homeFile !== undefined && existsSync(homeFile)) return loadFiles([homeFile])

  const { host, port, folder } = places.inCluster
  const token = join(folder, 'token')
  if (isGiven(host) && isGiven(port) && existsSync(token)) {
    return ok({ config: serviceAccount({ host, port, folder }), origin: 'in-cluster service account' })
  }
  const tried = [
    'the setting clusters.home.kubeconfig_file (not set)',
    'the variable KUBECONFIG (not set)',
    homeFile ?? 'the home directory (not known)',
    token,
  ]
  return unusable(`No kubeconfig was found. Tried: ${tried.join(', ')}.`, tried)
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

/** Several files are merged as kubectl does it: what stands in an earlier one wins, and missing files are skipped. */
function loadFiles(paths: readonly string[]): Result<FoundKubeConfig, PharosError> {
  const present = paths.filter((path) => existsSync(path))
  if (present.length === 0) return unusable(`The kubeconfig ${paths.join(', ')} does not exist.`, paths)
  const merged = new KubeConfig()
  let current = ''
  for (const path of present) {
    const one = new KubeConfig()
    try {
      one.loadFromFile(path)
    } catch {
      // The parser's message quotes the file, and the file holds credentials.
      return unusable(`The kubeconfig ${path} cannot be read, or is not a kubeconfig.`, [path])
    }
    merged.clusters = addMissing(merged.clusters, one.clusters)
    merged.users = addMissing(merged.users, one.users)
    merged.contexts = addMissing(merged.contexts, one.contexts)
    current ||= one.currentContext
  }
  merged.setCurrentContext(current)
  const origin = present.join(delimiter)
  const cluster = merged.getCurrentCluster()
  if (cluster === null) return unusable(`The kubeconfig ${origin} names no cluster for its current context.`, present)
  if (!URL.canParse(cluster.server)) return unusable(`The kubeconfig ${origin} names a server that is no URL.`, present)
  if (!cluster.server.startsWith('https:') && !cluster.skipTLSVerify) {
    const way = 'https, or insecure-skip-tls-verify where that is meant'
    return unusable(`The kubeconfig ${origin} would send credentials in the clear: it needs ${way}.`, present)
  }
  return ok({ config: merged, origin })
}

function addMissing<T extends { readonly name: string }>(present: readonly T[], more: readonly T[]): T[] {
  const names = new Set(present.map(({ name }) => name))
  return [...present, ...more.filter(({ name }) => !names.has(name))]
}

function serviceAccount({ host, port, folder }: { host: string; port: string; folder: string }): KubeConfig {
  const config = new KubeConfig()
  const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`
  config.loadFromClusterAndUser(
    { name: 'in-cluster', server, caFile: join(folder, 'ca.crt'), skipTLSVerify: false },
    // Read again every minute: bound tokens rotate.
    { name: 'pharos', authProvider: { name: 'tokenFile', config: { tokenFile: join(folder, 'token') } } },
  )
  return config
}

function unusable(message: string, tried: readonly string[]): Failed<PharosError> {
  return failed(new PharosError('upstream_unavailable', message, { source: 'kubernetes', tried }))
}
