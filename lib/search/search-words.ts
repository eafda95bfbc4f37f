import { foldText } from './fold-text'

const MAX_WORDS = 8
/** The host of a Service: of it only name and namespace are searched for. */
const HOST = /^([^\s./]+)\.([^\s./]+)\.svc(?:\.[^\s/:]*)?(?::\d+)?$/

/** The words of a search, folded: `bookinfo/reviews` and `reviews.bookinfo.svc.cluster.local:9080` are two. All of them must match. */
export function searchWords(text: string): readonly string[] {
  const host = HOST.exec(text.trim())
  const parts = host === null ? text.split(/[\s/]+/) : host.slice(1)
  return [...new Set(parts.map(foldText))].filter((word) => word !== '').slice(0, MAX_WORDS)
}
