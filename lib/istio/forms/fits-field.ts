import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { Json } from '@/lib/std/json'
import type { FormField, MatchWay } from './form-field'

/** Whether the form can show a value in this field; what does not fit is shown locked, and passes through untouched. */
export function fitsField(value: Json, field: FormField): boolean {
  switch (field.type) {
    case 'text':
    case 'duration':
    case 'choice':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'percent':
      return (
        isJsonRecord(value) && Object.entries(value).every(([key, part]) => key === 'value' && typeof part === 'number')
      )
    case 'switch':
      return typeof value === 'boolean'
    case 'texts':
      return isJsonList(value) && value.every((item) => typeof item === 'string')
    case 'list':
      return isJsonList(value) && value.every(isJsonRecord)
    case 'map':
      return isJsonRecord(value) && Object.values(value).every((entry) => typeof entry === 'string')
    case 'match':
      return isMatch(value, field.ways)
    case 'matches':
      return isJsonRecord(value) && Object.values(value).every((entry) => isMatch(entry, field.ways))
    case 'keyed':
      return isJsonRecord(value) && Object.values(value).every(isJsonRecord)
    case 'group':
      return isJsonRecord(value)
  }
}

function isMatch(value: Json, ways: readonly MatchWay[]): boolean {
  if (!isJsonRecord(value)) return false
  const entries = Object.entries(value)
  return (
    entries.length <= 1 && entries.every(([key, text]) => ways.some((way) => way === key) && typeof text === 'string')
  )
}
