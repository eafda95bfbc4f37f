import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { printExactJson } from '@/lib/std/exact-json'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'
import { MOST_CHANGES } from '@/lib/url/edit-types'
import { readYamlDocuments } from '@/lib/yaml/read-yaml'
import { CREATABLE_KINDS } from './examples/object-example'
import { writtenKind } from './written-kind'

/** An object that shall be made, and its text: YAML, or JSON of a document among several. */
export interface NewObject {
  readonly kind: ClusterKind
  /** Empty where the text names none. */
  readonly namespace: string
  readonly name: string
  readonly text: string
}

/** What keeps a text from being made: of the document with this number, from 1; 0: of the whole text. */
export interface NewObjectsProblem {
  readonly code: 'unreadable' | 'many' | 'kind' | 'nameless' | 'twice'
  readonly document: number
}

/**
 * The objects that a text holds, one in each of its YAML documents.
 *
 * @param usual the kind of a single object that does not say a known one: the API server tells what is wrong with it
 */
export function readNewObjects(text: string, usual: ClusterKind): Result<readonly NewObject[], NewObjectsProblem> {
  const reading = readYamlDocuments(text)
  const { length } = reading.ok ? reading.value : []
  if (!reading.ok || length === 0) return failed({ code: 'unreadable', document: 0 })
  if (length > MOST_CHANGES) return failed({ code: 'many', document: 0 })
  const objects: NewObject[] = []
  const seen = new Set<string>()
  for (const [i, { value }] of reading.value.entries()) {
    const problem = (code: NewObjectsProblem['code']) => failed({ code, document: i + 1 })
    const written = writtenKind(value)
    const kind = written !== undefined && CREATABLE_KINDS.includes(written) ? written : undefined
    const place = placeOf(value)
    if (place === undefined) return problem('nameless')
    if (kind === undefined && length > 1) return problem('kind')
    const object = { kind: kind ?? usual, ...place, text: length > 1 ? printExactJson(value) : text }
    const key = `${object.kind} ${object.namespace}/${object.name}`
    if (seen.has(key)) return problem('twice')
    seen.add(key)
    objects.push(object)
  }
  return ok(objects)
}

function placeOf(value: unknown): Pick<NewObject, 'namespace' | 'name'> | undefined {
  const metadata: unknown = isRecord(value) ? value.metadata : undefined
  if (!isRecord(metadata) || typeof metadata.name !== 'string' || metadata.name === '') return undefined
  return { name: metadata.name, namespace: typeof metadata.namespace === 'string' ? metadata.namespace : '' }
}
