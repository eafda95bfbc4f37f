import type { KubeObject } from '@/demo/kube-object'
import { type FieldCause, invalidValue, tooLong } from '../field-cause'
import { labelsAt } from '../json'

const MAX_CONFIG_BYTES = 1024 * 1024
const CONFIG_KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"

/** What is wrong with a ConfigMap besides its metadata. */
export function configMapCauses(object: KubeObject): readonly FieldCause[] {
  const texts = Object.entries(labelsAt(object, 'data'))
  const binary = Object.entries(labelsAt(object, 'binaryData'))
  const keys = [...texts, ...binary].flatMap(([key]) => {
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) return [invalidValue(`data[${key}]`, key, CONFIG_KEY)]
    return key === '.' || key.startsWith('..') ? [invalidValue(`data[${key}]`, key, dotsRule(key))] : []
  })
  const both = texts
    .filter(([key]) => binary.some(([other]) => other === key))
    .map(([key]) => invalidValue(`data[${key}]`, key, 'duplicate of key present in binaryData'))
  const bytes = [...texts, ...binary].reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0)
  return [...keys, ...both, ...(bytes > MAX_CONFIG_BYTES ? [tooLong('[]', MAX_CONFIG_BYTES)] : [])]
}

function dotsRule(key: string): string {
  return key === '.' || key === '..' ? `must not be '${key}'` : "must not start with '..'"
}
