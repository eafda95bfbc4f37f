import { isJsonList } from '@/lib/istio/edit/json-shape'
import { fromPointer } from '@/lib/istio/edit/json-pointer'
import { makePatch } from '@/lib/istio/edit/make-patch'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml'
import { printText } from './print-scalar'
import { printYaml } from './print-yaml'
import { readYaml } from './read-yaml'

/**
 * Changes a text so that it says `target`, and keeps its comments, order and quotes wherever nothing changed. Where that cannot be
 * done, or the text cannot be read, the whole is printed anew.
 *
 * Law: `readYaml(changeYaml(text, x))` gives x.
 */
export function changeYaml(text: string, target: Json): string {
  const before = readYaml(text)
  if (!before.ok) return printYaml(target)
  const patch = makePatch(before.value.value, target)
  if (patch.length === 0) return text
  const document = parseDocument(text, { version: '1.2', schema: 'core', intAsBigInt: true, uniqueKeys: false })
  if (!patch.every((operation) => apply(document, operation))) return printYaml(target)
  const changed = document.toString({ indentSeq: false, lineWidth: 0, flowCollectionPadding: false })
  const after = readYaml(changed)
  return after.ok && sameJson(after.value.value, target) ? changed : printYaml(target)
}

/** False: the document has no such place. */
function apply(document: Document, operation: PatchOperation): boolean {
  const pointer = fromPointer(operation.path)
  if (pointer === undefined || pointer.length === 0 || operation.op === 'test') return false
  const steps = toSteps(document, pointer)
  if (operation.op === 'remove') return document.deleteIn(steps)
  const old: unknown = document.getIn(steps, true)
  if (isSeq(old) && isJsonList(operation.value)) {
    const kept = old.items.map((node) => ({ node, value: isNode(node) ? (node.toJS(document) as unknown) : undefined }))
    old.items = operation.value.map((value) => {
      const index = kept.findIndex((each) => sameJson(each.value, value))
      return index === -1 ? toNode(document, value) : kept.splice(index, 1)[0]?.node
    })
  } else if (isScalar(old) && (typeof operation.value !== 'object' || operation.value === null)) {
    const node = toNode(document, operation.value)
    if (!isScalar(node)) return false
    const was = old.value
    old.value = node.value
    // Quotes that the old text needed are not its author's taste.
    const needed = typeof was === 'string' && printText(was) !== was
    if (typeof node.value !== 'string' || needed || old.type === 'PLAIN' || old.type === undefined)
      old.type = node.type ?? 'PLAIN'
    delete old.source
  } else document.setIn(steps, toNode(document, operation.value))
  return true
}

/** Which tokens are indexes only the document tells. */
function toSteps(document: Document, pointer: readonly string[]): readonly (string | number)[] {
  const steps: (string | number)[] = []
  for (const token of pointer) {
    const parent: unknown = steps.length === 0 ? document.contents : document.getIn(steps, true)
    steps.push(isSeq(parent) && !isMap(parent) ? Number(token) : token)
  }
  return steps
}

/** A node whose texts every reader takes for texts. */
function toNode(document: Document, value: Json): unknown {
  const node: unknown = document.createNode(value)
  if (!isNode(node)) return node
  visit(node, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && printText(scalar.value) !== scalar.value) scalar.type = 'QUOTE_DOUBLE'
    },
  })
  return node
}
