import { type FilterKey, FILTERS_OF } from './filters'
import { parseLabelTerm } from './label-filter'
import type { ListName } from './model'

/** What the filter box calls labels. */
export const LABEL_KEY = 'label'

export interface BoxFilter {
  readonly key: FilterKey | typeof LABEL_KEY
  readonly value: string
}

export interface BoxText {
  /** Plain words, joined by single spaces. */
  readonly words: string
  /** `key:value` of keys that the list has. */
  readonly filters: readonly BoxFilter[]
}

/**
 * Reads what was typed into the filter box: words, and `key:value` filters of the list's own keys or `label:` with a condition on
 * labels. Whatever is no filter is a word, so that nothing that is typed gets lost.
 */
export function readBox(list: ListName, text: string): BoxText {
  const words: string[] = []
  const filters: BoxFilter[] = []
  for (const token of text.split(/\s+/u)) {
    const filter = readToken(list, token)
    if (filter !== undefined) filters.push(filter)
    else if (token !== '') words.push(token)
  }
  return { words: words.join(' '), filters }
}

function readToken(list: ListName, token: string): BoxFilter | undefined {
  const { key, value } = splitToken(list, token) ?? {}
  if (key === undefined || value === undefined || value === '') return undefined
  return key === LABEL_KEY && parseLabelTerm(value) === undefined ? undefined : { key, value }
}

/** The filter that a token begins, and what follows; undefined where it begins none of the list. */
export function splitToken(list: ListName, token: string): BoxFilter | undefined {
  const at = token.indexOf(':')
  if (at < 1) return undefined
  const word = token.slice(0, at).toLowerCase()
  const key = keysOf(list).find((one) => one === word)
  return key === undefined ? undefined : { key, value: token.slice(at + 1) }
}

export function keysOf(list: ListName): readonly BoxFilter['key'][] {
  return [...FILTERS_OF[list], LABEL_KEY]
}
