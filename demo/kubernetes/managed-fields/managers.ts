import type { KubeObject } from '@/demo/kube-object'
import { isJsonObject, type JsonObject, textAt, valueAt } from '../json'
import { type FieldSet, readFieldsV1, toFieldsV1 } from './field-set'
import { fieldsOf } from './fields-of'
import type { Layout } from './layout'
import { compareText } from '@/lib/std/compare-text'

/** Who writes, and how. */
export interface Writer {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  /** In which the client speaks. */
  readonly apiVersion: string
  /** Empty: the object itself. */
  readonly subresource: string
}

/** The fields of one writer. */
export interface Managed extends Writer {
  /** Of the last write that changed them, RFC 3339. */
  readonly time: string
  readonly fields: FieldSet
}

/** What an object was made with that was there from the start. */
const AUTHOR_OF_WORLDS = 'demo'

/** Whether two entries are of one writer: an applier is the same in all versions of a kind. */
export function isSameWriter(a: Writer, b: Writer): boolean {
  if (a.manager !== b.manager || a.operation !== b.operation || a.subresource !== b.subresource) return false
  return a.operation === 'Apply' || a.apiVersion === b.apiVersion
}

/** The writers of an object; the objects of a world, of which nobody is named, belong to the demo. */
export function managersOf(object: KubeObject, layout: Layout): readonly Managed[] {
  const read = readManaged(valueAt(object, 'metadata', 'managedFields'))
  if (read !== undefined && read.length > 0) return read
  const { apiVersion, metadata } = object
  const writer = { manager: AUTHOR_OF_WORLDS, operation: 'Update', apiVersion, subresource: '' } as const
  const fields = fieldsOf(object, layout).filter(isOwnable(false))
  return [{ ...writer, time: metadata.creationTimestamp ?? '', fields }]
}

/** Undefined when anything in it is not understood. */
export function readManaged(entries: unknown): readonly Managed[] | undefined {
  if (!Array.isArray(entries)) return undefined
  const managed = entries.map((entry: unknown): Managed | undefined => {
    const operation = textAt(entry, 'operation')
    const fields = readFieldsV1(valueAt(entry, 'fieldsV1') ?? {})
    if (!isJsonObject(entry) || fields === undefined || (operation !== 'Apply' && operation !== 'Update'))
      return undefined
    const text = (name: string) => textAt(entry, name)
    return { operation, fields, manager: text('manager'), apiVersion: text('apiVersion'), subresource: text('subresource'), time: text('time') } // prettier-ignore
  })
  return managed.every((one) => one !== undefined) ? managed : undefined
}

/** As an object carries them, in the order of the real server; those who own nothing are left out. */
export function writeManaged(managers: readonly Managed[]): readonly JsonObject[] {
  return managers
    .filter(({ fields }) => fields.size > 0)
    .toSorted(
      (a, b) =>
        compareText(a.operation, b.operation) || compareText(a.time, b.time) || compareText(a.manager, b.manager),
    )
    .map(({ manager, operation, apiVersion, time, fields, subresource }) => ({
      ...{ manager, operation, apiVersion },
      ...(time === '' ? {} : { time }),
      ...{ fieldsType: 'FieldsV1', fieldsV1: toFieldsV1(fields) },
      ...(subresource === '' ? {} : { subresource }),
    }))
}

/** Of metadata, what the server alone writes. */
const OF_SERVER = new Set(
  [
    'name',
    'namespace',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generation',
    'managedFields',
    'resourceVersion',
    'selfLink',
    'uid',
  ].map((field) => `f:${field}`),
)

/** @param ofStatus whether the write is one of the status, which has writers of its own */
export function isOwnable(ofStatus: boolean): (path: readonly string[]) => boolean {
  return ([first = '', second]) => {
    if (first === 'f:apiVersion' || first === 'f:kind' || first === '') return false
    if (first === 'f:metadata') return !ofStatus && second !== undefined && !OF_SERVER.has(second)
    return (first === 'f:status') === ofStatus
  }
}
