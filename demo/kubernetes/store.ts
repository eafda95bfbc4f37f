import type { DemoClock } from '../clock'
import type { KubeObject, ObjectChange, ObjectSource, ResourceId } from '../kube-object'
import { alreadyExists, ApiFailure, conflict, invalidObject, notFound } from './api-failure'
import { notParsed } from './api-request'
import { bootstrapObjects } from './bootstrap-objects'
import { textsAt } from './json'
import {
  hasFinalizers,
  keyOf,
  nextGeneration,
  ownerUids,
  seededSuffix,
  seededUid,
  timestamp,
  withMetadata,
  withNamespaceDefaults,
} from './object-rules'
import { apiVersionOf, type ResourceType, resourceType, RESOURCE_TYPES, typeOfObject } from './resource-types'
import { compareText } from '@/lib/std/compare-text'
import { isDeepStrictEqual } from 'node:util'

export interface StoredChange extends ObjectChange {
  readonly version: number
  /** The object before; what a selector needs to tell who enters and who leaves. */
  readonly previous: KubeObject | undefined
}

export interface WriteOptions {
  /** Answers what would be stored, and stores nothing. */
  readonly dryRun?: boolean
  /** Called with the object as it would be stored and with the one before; throws to refuse the write. */
  readonly check?: (next: KubeObject, current: KubeObject | undefined) => void
  /** The object as it would be stored with who wrote its fields; absent: they stay whose they were. */
  readonly sign?: (next: KubeObject, current: KubeObject | undefined) => KubeObject
}

export interface DeleteOptions extends WriteOptions {
  readonly uid?: string
  readonly resourceVersion?: string
}

/**
 * The objects of the demo, their versions and the last 1,000 changes of each resource.
 * Writes refuse by throwing `ApiFailure`; nothing but uniqueness, versions and existence is checked here, and what `check` says.
 */
export interface ObjectStore extends ObjectSource {
  /** The resourceVersion of the last change of any object. */
  version(): number
  /** Sorted by namespace and name. The same array until the resource changes. */
  list(resource: ResourceId): readonly KubeObject[]
  /** As `list`, at an older version; undefined when history does not reach back so far. */
  listAt(resource: ResourceId, version: number): readonly KubeObject[] | undefined
  /** The changes after a version, oldest first; undefined when history does not reach back so far. */
  changesSince(resource: ResourceId, version: number): readonly StoredChange[] | undefined
  /** The oldest version from which the resource can be watched. */
  oldestVersion(resource: ResourceId): number
  /** For cluster-scoped objects the namespace is empty. */
  get(resource: ResourceId, namespace: string, name: string): KubeObject | undefined
  /** The same object as it is now; undefined when it is gone, or when another has its name. */
  current(object: KubeObject): KubeObject | undefined
  /** The objects whose ownerReferences name this uid. */
  dependents(uid: string): readonly KubeObject[]
  create(object: KubeObject, options?: WriteOptions): KubeObject
  /** Refused when the object carries another resourceVersion or uid than the stored one. An equal object changes nothing. */
  update(object: KubeObject, options?: WriteOptions): KubeObject
  /** The object as it stays behind, waiting for its finalizers; undefined when it is gone. */
  delete(resource: ResourceId, namespace: string, name: string, options?: DeleteOptions): KubeObject | undefined
  /** Called after each stored change, one change after the other, before the write returns. */
  subscribe(listener: (change: StoredChange) => void): () => void
  /** Forgets all history: older versions can no longer be watched or listed. */
  compact(): void
  /** Back to the objects of the start, by ordinary changes, so that watchers follow. */
  reset(): void
}

export interface ObjectStoreOptions {
  /** The world. To them come the objects that every API server has; of two with one name the first is kept. */
  readonly objects: readonly KubeObject[]
  readonly clock: DemoClock
  readonly seed: number
}

export function createObjectStore(options: ObjectStoreOptions): ObjectStore {
  return new MemoryStore(options)
}

const HISTORY = 1000

/** The objects and the recent changes of one resource. */
class Shelf {
  readonly objects = new Map<string, KubeObject>()
  start: readonly KubeObject[] = []
  changes: StoredChange[] = []
  /** Changes up to this version are forgotten. */
  forgotten = 0
  #sorted: readonly KubeObject[] | undefined

  sorted(): readonly KubeObject[] {
    this.#sorted ??= inOrder(this.objects)
    return this.#sorted
  }
  record(key: string, change: StoredChange): void {
    this.#sorted = undefined
    if (change.type === 'DELETED') this.objects.delete(key)
    else this.objects.set(key, change.object)
    this.changes.push(change)
    if (this.changes.length > HISTORY) this.forgotten = this.changes.shift()?.version ?? this.forgotten
  }
}

class MemoryStore implements ObjectStore {
  readonly #clock: DemoClock
  readonly #seed: number
  readonly #shelves = new Map<ResourceId, Shelf>(RESOURCE_TYPES.map((type) => [type.id, new Shelf()]))
  readonly #owned = new Map<string, Map<string, KubeObject>>()
  readonly #listeners = new Set<(change: StoredChange) => void>()
  readonly #undelivered: StoredChange[] = []
  #delivering = false
  #version = 0

  constructor({ objects, clock, seed }: ObjectStoreOptions) {
    this.#clock = clock
    this.#seed = seed
    for (const object of [...objects, ...bootstrapObjects(objects)]) {
      const type = requiredType(object)
      const shelf = this.#shelf(type.id)
      const key = keyOf(object.metadata.namespace, object.metadata.name)
      if (shelf.objects.has(key)) continue
      const stored = this.#stamped(type, undefined, object)
      this.#version += 1
      shelf.objects.set(key, stored)
      this.#indexOwners(undefined, stored)
    }
    for (const shelf of this.#shelves.values()) shelf.start = shelf.sorted()
    this.compact()
  }

  version(): number {
    return this.#version
  }
  list(resource: ResourceId): readonly KubeObject[] {
    return this.#shelves.get(resource)?.sorted() ?? []
  }
  get(resource: ResourceId, namespace: string, name: string): KubeObject | undefined {
    return this.#shelves.get(resource)?.objects.get(keyOf(namespace, name))
  }
  current(object: KubeObject): KubeObject | undefined {
    const { namespace = '', name, uid } = object.metadata
    const found = this.get(requiredType(object).id, namespace, name)
    return found?.metadata.uid === uid ? found : undefined
  }
  dependents(uid: string): readonly KubeObject[] {
    return [...(this.#owned.get(uid)?.values() ?? [])]
  }
  oldestVersion(resource: ResourceId): number {
    return this.#shelf(resource).forgotten
  }
  changesSince(resource: ResourceId, version: number): readonly StoredChange[] | undefined {
    const { changes, forgotten } = this.#shelf(resource)
    return version < forgotten ? undefined : changes.filter((change) => change.version > version)
  }

  listAt(resource: ResourceId, version: number): readonly KubeObject[] | undefined {
    const later = this.changesSince(resource, version)
    if (later === undefined || later.length === 0) return later && this.list(resource)
    const past = new Map(this.#shelf(resource).objects)
    for (const { object, previous } of later.toReversed()) {
      const key = keyOf(object.metadata.namespace, object.metadata.name)
      if (previous === undefined) past.delete(key)
      else past.set(key, previous)
    }
    return inOrder(past)
  }

  create(object: KubeObject, options: WriteOptions = {}): KubeObject {
    const type = requiredType(object)
    const named = this.#named(type, object)
    const { namespace = '', name } = named.metadata
    const stored = this.#stamped(type, undefined, withMetadata(named, { deletionTimestamp: undefined }))
    options.check?.(stored, undefined)
    if (this.get(type.id, namespace, name) !== undefined) throw alreadyExists(type, name)
    const signed = options.sign?.(stored, undefined) ?? stored
    if (options.dryRun === true) return withMetadata(signed, { resourceVersion: undefined })
    return this.#commit('ADDED', type, undefined, signed)
  }

  update(object: KubeObject, options: WriteOptions = {}): KubeObject {
    const type = requiredType(object)
    const { namespace = '', name, resourceVersion = '', uid = '' } = object.metadata
    const current = this.get(type.id, namespace, name)
    if (current === undefined) throw notFound(type, name)
    requireSame(type, current, { resourceVersion, uid })
    requireNoNewFinalizers(type, current, object)
    const stored = this.#stamped(type, current, object)
    options.check?.(stored, current)
    const signed = options.sign?.(stored, current) ?? stored
    const unchanged = withMetadata(signed, { resourceVersion: current.metadata.resourceVersion })
    if (options.dryRun === true || isDeepStrictEqual(unchanged, current)) return unchanged
    const done = stored.metadata.deletionTimestamp !== undefined && !hasFinalizers(stored)
    return this.#commit(done ? 'DELETED' : 'MODIFIED', type, current, signed)
  }

  delete(
    resource: ResourceId,
    namespace: string,
    name: string,
    { dryRun = false, ...expected }: DeleteOptions = {},
  ): KubeObject | undefined {
    const current = this.get(resource, namespace, name)
    const type = resourceType(resource)
    if (type === undefined) throw new Error(`unknown resource ${resource}`)
    if (current === undefined) throw notFound(type, name)
    requirePreconditions(type, current, expected)
    if (!hasFinalizers(current)) {
      if (!dryRun) this.#commit('DELETED', type, current, this.#stamped(type, current, current))
      return undefined
    }
    if (current.metadata.deletionTimestamp !== undefined) return current
    const marked = withMetadata(current, { deletionTimestamp: timestamp(this.#clock.now()) })
    const next =
      type.id === 'namespaces'
        ? { ...marked, status: { phase: 'Terminating' } }
        : withMetadata(marked, { deletionGracePeriodSeconds: 0 })
    return dryRun ? next : this.#commit('MODIFIED', type, current, this.#stamped(type, next, next))
  }

  subscribe(listener: (change: StoredChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  compact(): void {
    for (const shelf of this.#shelves.values()) {
      shelf.changes = []
      shelf.forgotten = this.#version
    }
  }

  reset(): void {
    for (const [id, shelf] of this.#shelves) {
      const type = resourceType(id)
      if (type === undefined) continue
      const start = new Map(
        shelf.start.map((object) => [keyOf(object.metadata.namespace, object.metadata.name), object]),
      )
      for (const [key, object] of [...shelf.objects]) {
        if (!start.has(key)) this.#commit('DELETED', type, object, this.#stamped(type, object, object))
      }
      shelf.start = [...start].map(([key, object]) => {
        const current = shelf.objects.get(key)
        if (current === object) return object
        const next = withMetadata(object, { resourceVersion: String(this.#version + 1) })
        return this.#commit(current === undefined ? 'ADDED' : 'MODIFIED', type, current, next)
      })
    }
  }

  #shelf(resource: ResourceId): Shelf {
    const shelf = this.#shelves.get(resource)
    if (shelf === undefined) throw new Error(`unknown resource ${resource}`)
    return shelf
  }

  #named({ id }: ResourceType, object: KubeObject): KubeObject {
    const { name, namespace = '', generateName: prefix } = object.metadata
    if (name !== '' || typeof prefix !== 'string') return object
    for (let attempt = 0; ; attempt++) {
      const made = `${prefix}${seededSuffix(this.#seed, `${this.#version}/${attempt}`)}`
      if (this.get(id, namespace, made) === undefined) return withMetadata(object, { name: made })
    }
  }

  /** As it would be stored by the next change: what the server alone decides is taken from the object before it. */
  #stamped(type: ResourceType, current: KubeObject | undefined, object: KubeObject): KubeObject {
    const version = String(this.#version + 1)
    const old = current?.metadata
    const alive = old?.deletionTimestamp === undefined
    const full = type.id === 'namespaces' && alive ? withNamespaceDefaults(object) : object
    return {
      ...withMetadata(full, {
        namespace: type.namespaced ? object.metadata.namespace : undefined,
        uid: old?.uid ?? object.metadata.uid ?? seededUid(this.#seed, version),
        resourceVersion: version,
        generation: nextGeneration(type, current, object),
        creationTimestamp: old?.creationTimestamp ?? object.metadata.creationTimestamp ?? timestamp(this.#clock.now()),
        deletionTimestamp: current === undefined ? object.metadata.deletionTimestamp : old?.deletionTimestamp,
        deletionGracePeriodSeconds: old?.deletionGracePeriodSeconds,
        managedFields: object.metadata.managedFields ?? old?.managedFields,
      }),
      apiVersion: apiVersionOf(type),
    }
  }

  #commit(
    type: StoredChange['type'],
    { id }: ResourceType,
    previous: KubeObject | undefined,
    object: KubeObject,
  ): KubeObject {
    this.#version += 1
    const change = { type, resource: id, object, previous, version: this.#version }
    this.#shelf(id).record(keyOf(object.metadata.namespace, object.metadata.name), change)
    this.#indexOwners(previous, type === 'DELETED' ? undefined : object)
    this.#deliver(change)
    return object
  }

  #indexOwners(previous: KubeObject | undefined, next: KubeObject | undefined): void {
    const own = (object: KubeObject) => object.metadata.uid ?? ''
    for (const owner of previous === undefined ? [] : ownerUids(previous)) {
      const dependents = this.#owned.get(owner)
      if (previous !== undefined) dependents?.delete(own(previous))
      if (dependents?.size === 0) this.#owned.delete(owner)
    }
    for (const owner of next === undefined ? [] : ownerUids(next)) {
      const dependents = this.#owned.get(owner) ?? new Map<string, KubeObject>()
      if (next !== undefined) this.#owned.set(owner, dependents.set(own(next), next))
    }
  }

  /** A listener may write: its change waits until all have seen this one, so that everybody sees the same order. */
  #deliver(change: StoredChange): void {
    this.#undelivered.push(change)
    if (this.#delivering) return
    this.#delivering = true
    const errors: unknown[] = []
    for (let next = this.#undelivered.shift(); next !== undefined; next = this.#undelivered.shift()) {
      for (const listener of this.#listeners) {
        try {
          listener(next)
        } catch (error) {
          errors.push(error)
        }
      }
    }
    this.#delivering = false
    if (errors.length > 0) throw errors[0]
  }
}

function inOrder(objects: ReadonlyMap<string, KubeObject>): readonly KubeObject[] {
  return [...objects].sort(([a], [b]) => compareText(a, b)).map(([, object]) => object)
}

function requiredType(object: KubeObject): ResourceType {
  const type = typeOfObject(object)
  if (type === undefined) throw new Error(`the demo serves no kind ${object.kind} in ${object.apiVersion}`)
  return type
}

function requireNoNewFinalizers(type: ResourceType, current: KubeObject, next: KubeObject): void {
  if (current.metadata.deletionTimestamp === undefined) return
  const known = textsAt(current, 'metadata', 'finalizers')
  const added = textsAt(next, 'metadata', 'finalizers').filter((name) => !known.includes(name))
  if (added.length === 0) return
  const found = `[]string{${added.map((name) => JSON.stringify(name)).join(', ')}}`
  const message = `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers ${found}`
  throw invalidObject(type, current.metadata.name, {
    reason: 'FieldValueForbidden',
    message,
    field: 'metadata.finalizers',
  })
}

/** The conditions of a deletion. @throws 409 in other words than an update that comes too late. */
function requirePreconditions(type: ResourceType, current: KubeObject, expected: DeleteOptions): void {
  const { name, uid, resourceVersion } = current.metadata
  const of = { id: type.group === '' ? type.kind : `${type.kind}.${type.group}`, group: type.group, plural: type.kind }
  if (expected.uid && expected.uid !== uid) {
    const because = `the UID in the precondition (${expected.uid}) does not match the UID in record (${uid ?? ''}).`
    throw conflict(of, name, `${because} The object might have been deleted and then recreated`)
  }
  if (expected.resourceVersion && expected.resourceVersion !== resourceVersion) {
    const versions = `(${expected.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion ?? ''})`
    throw conflict(of, name, `the ResourceVersion in the precondition ${versions}. The object might have been modified`)
  }
}

function requireSame(type: ResourceType, current: KubeObject, expected: DeleteOptions): void {
  const { name, uid = '', resourceVersion } = current.metadata
  if (expected.resourceVersion && !/^\d+$/.test(expected.resourceVersion)) {
    throw new ApiFailure(500, undefined, `strconv.ParseUint: ${notParsed(expected.resourceVersion)}`)
  }
  if (expected.uid && expected.uid !== uid) {
    const because = `Precondition failed: UID in precondition: ${expected.uid}, UID in object meta: ${uid}`
    throw conflict(type, name, because)
  }
  if (expected.resourceVersion && expected.resourceVersion !== resourceVersion) throw conflict(type, name)
}
