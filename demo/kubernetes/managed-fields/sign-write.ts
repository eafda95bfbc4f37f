import type { KubeObject } from '@/demo/kube-object'
import { ApiFailure } from '../api-failure'
import { isJsonObject, objectAt, textAt } from '../json'
import { withMetadata } from '../object-rules'
import { compareFields, type FieldChanges } from './compare-fields'
import { FieldSet, pathText, type FieldPath } from './field-set'
import { fieldsOf } from './fields-of'
import type { Layout } from './layout'
import { isOwnable, isSameWriter, type Managed, managersOf, readManaged, type Writer, writeManaged } from './managers'
import { mergeApplied, removeFields } from './merge-applied'
import { isDeepStrictEqual } from 'node:util'

/** The manager of `kubectl apply --server-side`, and where `kubectl apply` keeps what it applied. */
const KUBECTL = 'kubectl'
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** One write by somebody. */
export interface Write {
  readonly writer: Writer
  /** RFC 3339. */
  readonly time: string
  readonly layout: Layout
}

/**
 * The object with who owns its fields after an update or a patch: what changed belongs to the writer, and to nobody else any more.
 *
 * @param current undefined when the object is new
 */
export function signUpdate(
  next: KubeObject,
  current: KubeObject | undefined,
  { writer, time, layout }: Write,
): KubeObject {
  // A client may put the list in order itself, as kubectl does for objects that it once applied otherwise.
  const given = readManaged(next.metadata.managedFields) ?? []
  const changes = changesOf(current, next, writer, layout)
  const changed = changes.added.union(changes.modified)
  if (changed.size === 0 && changes.removed.size === 0) {
    if (given.length > 0) return withManagers(next, given)
    return withMetadata(next, { managedFields: current?.metadata.managedFields })
  }
  const known = given.length > 0 ? given : current === undefined ? [] : managersOf(current, layout)
  const others = known.filter((one) => !isSameWriter(one, writer)).map((one) => ({ ...one, fields: one.fields.minus(changed).minus(changes.removed) })) // prettier-ignore
  const own = known.find((one) => isSameWriter(one, writer))?.fields ?? new FieldSet()
  const fields = own.minus(changes.removed).union(changed)
  return withManagers(next, [...others, { ...writer, time, fields }])
}

/** What server-side apply makes of an object. */
export interface Applied {
  readonly merged: KubeObject
  /** The object as it would be stored with who owns its fields then. */
  readonly sign: (next: KubeObject) => KubeObject
}

/**
 * The object with the fields of an applied configuration, without those that the same manager applied before and nobody else
 * owns, and who owns what then.
 *
 * @param current undefined when the object is new
 * @throws 409 when others own fields that would change, unless forced
 */
export function applyFields(
  config: KubeObject,
  current: KubeObject | undefined,
  write: Write,
  force: boolean,
): Applied {
  const { writer, time, layout } = write
  const managers = current === undefined ? [] : managersOf(current, layout)
  const own = managers.find((one) => isSameWriter(one, writer))
  const fields = fieldsOf(config, layout).filter(isOwnable(writer.subresource === 'status'))
  const others = managers.filter((one) => one !== own)
  const kept = others.reduce((all, one) => all.union(one.fields), fields)
  const dropped = withParents(own?.fields ?? new FieldSet(), layout).minus(withParents(kept, layout))
  const merged = removeFields(mergeApplied(current ?? {}, config, layout), dropped, layout)
  const object = asObject(merged, config)
  const { added, modified, removed } = changesOf(current, object, writer, layout)
  const changed = added.union(modified)
  const conflicts = others.map((one) => ({ one, paths: one.fields.common(changed).paths() })).filter(({ paths }) => paths.length > 0) // prettier-ignore
  const disputed = conflicts.flatMap(({ paths }) => paths)
  if (!force && !mayTake(disputed, current, write)) throw conflictWith(conflicts)
  const left = others.map((one) => ({ ...one, fields: one.fields.minus(changed).minus(removed) }))
  const signAt = (next: KubeObject, at: string) => withManagers(next, [...left, { ...writer, time: at, fields }])
  const sign = (next: KubeObject): KubeObject => {
    // What comes to the same after presets is no write.
    const again = signAt(next, own?.time ?? time)
    return isSameButVersion(again, current) ? again : signAt(next, time)
  }
  return { merged: writer.manager === KUBECTL ? withLastApplied(object, config) : object, sign }
}

/** Who applies by kubectl may take, without force, the fields that the object once got by an apply in the client. */
function mayTake(disputed: readonly FieldPath[], current: KubeObject | undefined, { writer, layout }: Write): boolean {
  if (disputed.length === 0) return true
  const text = textAt(current, 'metadata', 'annotations', LAST_APPLIED)
  if (writer.manager !== KUBECTL || text === '') return false
  const inClient = fieldsOf(parsed(text), layout)
  return disputed.every((path) => inClient.has(path))
}

/** So that an apply in the client still knows what was applied last. */
function withLastApplied(object: KubeObject, config: KubeObject): KubeObject {
  const { annotations } = object.metadata
  if (annotations?.[LAST_APPLIED] === undefined) return object
  return withMetadata(object, { annotations: { ...annotations, [LAST_APPLIED]: `${JSON.stringify(config)}\n` } })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Anybody may write the annotation.
    return {}
  }
}

function isSameButVersion(next: KubeObject, current: KubeObject | undefined): boolean {
  if (current === undefined) return false
  const { apiVersion } = next
  const [a, b] = [next, { ...current, apiVersion }].map((one) => withMetadata(one, { resourceVersion: undefined }))
  return isDeepStrictEqual(a, b)
}

function withManagers(object: KubeObject, managers: readonly Managed[]): KubeObject {
  const entries = writeManaged(managers)
  return withMetadata(object, { managedFields: entries.length === 0 ? undefined : entries })
}

function changesOf(current: KubeObject | undefined, next: KubeObject, writer: Writer, layout: Layout): FieldChanges {
  const { added, modified, removed } = compareFields(current, next, layout)
  const keeps = isOwnable(writer.subresource === 'status')
  return { added: added.filter(keeps), modified: modified.filter(keeps), removed: removed.filter(keeps) }
}

/** With the fields around them, as far as they belong to their types: a part that nobody owns any more goes with its last field. */
function withParents(set: FieldSet, layout: Layout): FieldSet {
  const parents = set.paths().flatMap((path): FieldPath[] => {
    const around: FieldPath[] = []
    let at = layout
    for (const [index, element] of path.slice(0, -1).entries()) {
      const isField = element.startsWith('f:')
      if (isField && at.declares(element.slice(2))) around.push(path.slice(0, index + 1))
      at = isField ? at.field(element.slice(2)) : at.item()
    }
    return around
  })
  return set.union(new FieldSet(parents))
}

/** Merging keeps what the configuration is: only fields are taken away, and never those that it has. */
function asObject(merged: unknown, { apiVersion, kind, metadata }: KubeObject): KubeObject {
  const body = isJsonObject(merged) ? merged : {}
  const object = { ...body, apiVersion, kind, metadata: { ...metadata, ...objectAt(body, 'metadata') } }
  const empty = ['labels', 'annotations'].filter(
    (field) => Object.keys(objectAt(object, 'metadata', field)).length === 0,
  )
  return withMetadata(object, Object.fromEntries(empty.map((field) => [field, undefined])))
}

interface Conflict {
  readonly one: Managed
  readonly paths: readonly FieldPath[]
}

function conflictWith(conflicts: readonly Conflict[]): ApiFailure {
  const causes = conflicts.flatMap(({ one, paths }) =>
    paths.map((path) => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${nameOf(one)}`,
      field: pathText(path),
    })),
  )
  const [only] = causes
  const lines = conflicts.flatMap(({ one, paths }) => [`conflicts with ${nameOf(one)}:`, ...paths.map((path) => `- ${pathText(path)}`)]) // prettier-ignore
  const told = causes.length === 1 && only !== undefined ? `${only.message}: ${only.field}` : lines.join('\n')
  const message = `Apply failed with ${causes.length} conflict${causes.length === 1 ? '' : 's'}: ${told}`
  return new ApiFailure(409, 'Conflict', message, { causes })
}

function nameOf({ manager, operation, apiVersion, subresource }: Managed): string {
  const part = subresource === '' ? '' : ` with subresource ${JSON.stringify(subresource)}`
  return `${JSON.stringify(manager)}${part}${operation === 'Update' ? ` using ${apiVersion}` : ''}`
}
