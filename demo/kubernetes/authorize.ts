import { type Active, ofKind } from '../admin/fault-board'
import type { KubeObject, ObjectSource } from '../kube-object'
import { ApiFailure, detailsOf } from './api-failure'
import { itemsAt, textAt, textsAt, type JsonObject, isJsonObject, valueAt } from './json'
import { resourceType } from './resource-types'
import type { User } from './users'

export interface ResourceRequest {
  readonly verb: string
  readonly group: string
  readonly resource: string
  readonly subresource: string
  /** Empty for all namespaces and for the cluster scope. */
  readonly namespace: string
  readonly name: string
}
export interface PathRequest {
  readonly verb: string
  readonly path: string
}
export type AccessRequest = ResourceRequest | PathRequest

/** The rules that hold for the user in the namespace, from the roles and bindings as they are stored now. */
export function rulesFor(objects: ObjectSource, user: User, namespace: string): readonly JsonObject[] {
  const bindings = [
    ...objects.list('clusterrolebindings.rbac.authorization.k8s.io'),
    ...objects
      .list('rolebindings.rbac.authorization.k8s.io')
      .filter((binding) => namespace !== '' && binding.metadata.namespace === namespace),
  ]
  return bindings.filter((binding) => isBoundTo(binding, user)).flatMap((binding) => rulesOf(objects, binding))
}

/** Who is asked: the roles as they are stored now, and what is refused to everybody meanwhile. */
export interface Judge {
  readonly store: ObjectSource
  readonly broken?: (() => readonly Active[]) | undefined
}

export function isAllowed({ store: objects, broken }: Judge, user: User, request: AccessRequest): boolean {
  if (broken !== undefined && isDenied(broken(), request)) return false
  if (user.groups.includes('system:masters')) return true
  const namespace = 'path' in request ? '' : request.namespace
  return rulesFor(objects, user, namespace).some((rule) => covers(rule, request))
}

/** @throws 403 in the words of the real server. */
export function requireAllowed(judge: Judge, user: User, request: AccessRequest): void {
  if (isAllowed(judge, user, request)) return
  const who = `User ${JSON.stringify(user.name)} cannot ${request.verb}`
  if ('path' in request) {
    throw new ApiFailure(403, 'Forbidden', `forbidden: ${who} path ${JSON.stringify(request.path)}`, {})
  }
  const { group, resource, subresource, namespace, name } = request
  const id = group === '' ? resource : `${resource}.${group}`
  const what = subresource === '' ? resource : `${resource}/${subresource}`
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace ${JSON.stringify(namespace)}`
  const subject = name === '' ? id : `${id} ${JSON.stringify(name)}`
  const message = `${subject} is forbidden: ${who} resource ${JSON.stringify(what)} in API group ${JSON.stringify(group)} ${where}`
  const type = resourceType(id)
  throw new ApiFailure(403, 'Forbidden', message, type === undefined ? {} : detailsOf(type, name))
}

function isDenied(broken: readonly Active[], request: AccessRequest): boolean {
  if ('path' in request) return false
  const { verb, group, resource, subresource } = request
  const plain = subresource === '' ? resource : `${resource}/${subresource}`
  const names = [plain, `${plain}.${group}`, '*']
  return ofKind(broken, 'deny').some((one) => ['*', verb].includes(one.verb) && names.includes(one.resource))
}

function isBoundTo(binding: KubeObject, user: User): boolean {
  return itemsAt(binding, 'subjects').some((subject) => {
    const name = textAt(subject, 'name')
    switch (textAt(subject, 'kind')) {
      case 'User':
        return name === user.name
      case 'Group':
        return user.groups.includes(name)
      case 'ServiceAccount':
        return user.name === `system:serviceaccount:${textAt(subject, 'namespace')}:${name}`
      default:
        return false
    }
  })
}

function rulesOf(objects: ObjectSource, binding: KubeObject): readonly JsonObject[] {
  const name = textAt(binding, 'roleRef', 'name')
  const clusterWide = textAt(binding, 'roleRef', 'kind') === 'ClusterRole'
  const role = objects
    .list(clusterWide ? 'clusterroles.rbac.authorization.k8s.io' : 'roles.rbac.authorization.k8s.io')
    .find((candidate) => {
      return (
        candidate.metadata.name === name && (clusterWide || candidate.metadata.namespace === binding.metadata.namespace)
      )
    })
  return itemsAt(role, 'rules').filter(isJsonObject)
}

function covers(rule: JsonObject, request: AccessRequest): boolean {
  if (!includesOrAll(textsAt(rule, 'verbs'), request.verb)) return false
  if ('path' in request) {
    return textsAt(rule, 'nonResourceURLs').some((pattern) => {
      return pattern.endsWith('*') ? request.path.startsWith(pattern.slice(0, -1)) : pattern === request.path
    })
  }
  const { group, resource, subresource, name } = request
  const names = valueAt(rule, 'resourceNames') === undefined ? [name] : textsAt(rule, 'resourceNames')
  const resources = textsAt(rule, 'resources')
  return (
    includesOrAll(textsAt(rule, 'apiGroups'), group) &&
    (names.length === 0 || names.includes(name)) &&
    (includesOrAll(resources, subresource === '' ? resource : `${resource}/${subresource}`) ||
      (subresource !== '' && resources.includes(`*/${subresource}`)))
  )
}

function includesOrAll(values: readonly string[], wanted: string): boolean {
  return values.includes(wanted) || values.includes('*')
}
