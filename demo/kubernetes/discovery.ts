import { acceptedTypes } from './api-request'
import type { JsonObject } from './json'
import { apiVersionOf, type ResourceType, type Subresource } from './resource-types'
import { groupBy } from '@/lib/std/group-by'

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']
const SUBRESOURCE_VERBS = ['get', 'patch', 'update']

export interface GroupVersion {
  readonly group: string
  readonly version: string
  readonly types: readonly ResourceType[]
}

/** Every group version with those of the kinds that it serves, in the order of discovery. */
export function groupVersions(served: readonly ResourceType[]): readonly GroupVersion[] {
  return [...groupBy(served, ({ group }) => group)].flatMap(([group, types]) => {
    const versions = [...new Set(types.flatMap((type) => type.versions))].sort(byStability)
    return versions.map((version) => ({
      group,
      version,
      types: types.filter((type) => type.versions.includes(version)),
    }))
  })
}

/** Released versions first, then beta, then alpha; within each the newest first. */
function byStability(a: string, b: string): number {
  const rank = (version: string) => (version.includes('alpha') ? 0 : version.includes('beta') ? 1 : 2)
  return rank(b) - rank(a) || b.localeCompare(a, 'en', { numeric: true })
}

export interface DiscoveryAnswer {
  readonly body: JsonObject
  readonly contentType?: string
}

/** The document at a discovery path; undefined for any other path. */
export function discoveryAt(
  served: readonly ResourceType[],
  pathname: string,
  accept: string | undefined,
): DiscoveryAnswer | undefined {
  const [root, group, version, ...more] = pathname.replace(/\/$/, '').slice(1).split('/')
  if (more.length > 0) return undefined
  const all = groupVersions(served)
  if (root === 'api' && version === undefined) {
    if (group === undefined) return aggregated(all, accept, (name) => name === '') ?? { body: coreVersions() }
    return resourceList(all, '', group)
  }
  if (root !== 'apis' || group === '') return undefined
  if (group === undefined) return aggregated(all, accept, (name) => name !== '') ?? { body: groupList(all) }
  if (version !== undefined) return resourceList(all, group, version)
  const found = groupDocument(all, group)
  return found === undefined ? undefined : { body: { kind: 'APIGroup', apiVersion: 'v1', ...found } }
}

function coreVersions(): JsonObject {
  return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }
}

function groupList(all: readonly GroupVersion[]): JsonObject {
  const names = [...new Set(all.map(({ group }) => group))].filter(Boolean)
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: names.map((name) => groupDocument(all, name)) }
}

function groupDocument(all: readonly GroupVersion[], name: string): JsonObject | undefined {
  const versions = all
    .filter(({ group }) => group === name && name !== '')
    .map(({ version }) => ({
      groupVersion: `${name}/${version}`,
      version,
    }))
  return versions.length === 0 ? undefined : { name, versions, preferredVersion: versions[0] }
}

function resourceList(all: readonly GroupVersion[], group: string, version: string): DiscoveryAnswer | undefined {
  const found = all.find((candidate) => candidate.group === group && candidate.version === version)
  if (found === undefined) return undefined
  const resources = found.types.flatMap((type) => [
    {
      name: type.plural,
      singularName: type.singular,
      namespaced: type.namespaced,
      kind: type.kind,
      verbs: verbsOf(type),
      ...(type.shortNames.length === 0 ? {} : { shortNames: type.shortNames }),
      ...(type.categories.length === 0 ? {} : { categories: type.categories }),
    },
    ...type.subresources.map((subresource) => ({
      name: `${type.plural}/${subresource}`,
      singularName: '',
      namespaced: type.namespaced,
      ...kindOf(type, version, subresource),
      verbs: SUBRESOURCE_VERBS,
    })),
  ])
  const groupVersion = group === '' ? version : `${group}/${version}`
  return { body: { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources } }
}

function verbsOf(type: ResourceType): readonly string[] {
  return type.review ? ['create'] : VERBS
}

function kindOf(type: ResourceType, version: string, subresource?: Subresource): JsonObject {
  return subresource === 'scale'
    ? { group: 'autoscaling', version: 'v1', kind: 'Scale' }
    : { group: type.group, version, kind: type.kind }
}

/** One document for all groups, when the client asks for it. */
function aggregated(
  all: readonly GroupVersion[],
  accept: string | undefined,
  wanted: (group: string) => boolean,
): DiscoveryAnswer | undefined {
  const asked = acceptedTypes(accept).find(({ parameters }) => {
    return parameters.get('as') === 'APIGroupDiscoveryList' && /^v2(beta1)?$/.test(parameters.get('v') ?? '')
  })
  if (asked === undefined) return undefined
  const v = asked.parameters.get('v') ?? 'v2'
  const names = [...new Set(all.map(({ group }) => group))].filter(wanted)
  const items = names.map((name) => ({
    metadata: { name, creationTimestamp: null },
    versions: all
      .filter(({ group }) => group === name)
      .map(({ version, types }) => ({
        version,
        freshness: 'Current',
        resources: types.map((type) => aggregatedResource(type, version)),
      })),
  }))
  return {
    body: { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${v}`, metadata: {}, items },
    contentType: `application/json;g=apidiscovery.k8s.io;v=${v};as=APIGroupDiscoveryList`,
  }
}

function aggregatedResource(type: ResourceType, version: string): JsonObject {
  return {
    resource: type.plural,
    responseKind: kindOf(type, version),
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: verbsOf(type),
    shortNames: type.shortNames,
    categories: type.categories,
    subresources: type.subresources.map((subresource) => ({
      subresource,
      responseKind: kindOf(type, version, subresource),
      verbs: SUBRESOURCE_VERBS,
    })),
  }
}

/** The type's place in paths: `/apis/apps/v1` or `/api/v1`. */
export function rootPath(type: ResourceType, version: string): string {
  return `/${type.group === '' ? 'api' : 'apis'}/${apiVersionOf(type, version)}`
}
