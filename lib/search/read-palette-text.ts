/** What is searched: everything, or by a prefix only a part. */
export type PaletteScope = 'all' | 'actions' | 'namespaces' | 'config' | 'help'

/** A pasted text that names one page outright. */
export type Straight =
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'trace'; readonly id: string; readonly href: string }

export interface PaletteText {
  readonly scope: PaletteScope
  /** Without the prefix, trimmed. */
  readonly words: string
  readonly straight: Straight | undefined
}

/** Where this Pharos is: `https://mesh.example`, and its base path without a slash at the end. */
export interface Place {
  readonly origin: string
  readonly basePath: string
}

/** The prefixes, in the order in which they are explained. */
export const PREFIXES = [
  { prefix: '>', scope: 'actions' },
  { prefix: '@', scope: 'namespaces' },
  { prefix: '#', scope: 'config' },
  { prefix: '?', scope: 'help' },
] as const satisfies readonly { readonly prefix: string; readonly scope: PaletteScope }[]

const TRACE_ID = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/i

/** Reads what stands in the palette's box (product.md 3.7). */
export function readPaletteText(text: string, place: Place): PaletteText {
  const trimmed = text.trim()
  const found = PREFIXES.find(({ prefix }) => trimmed.startsWith(prefix))
  if (found !== undefined) return { scope: found.scope, words: trimmed.slice(1).trim(), straight: undefined }
  return { scope: 'all', words: trimmed, straight: readTrace(trimmed) ?? readLink(trimmed, place) }
}

function readTrace(text: string): Straight | undefined {
  const id = text.toLowerCase()
  return TRACE_ID.test(text) ? { kind: 'trace', id, href: `/traces/${id}` } : undefined
}

/** Only pages of this Pharos: a link of another host is not ours to open. */
function readLink(text: string, { origin, basePath }: Place): Straight | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { origin: theirs, pathname, search, hash, username, password } = new URL(text)
  if (theirs !== origin || username !== '' || password !== '' || !pathname.startsWith(`${basePath}/`)) return undefined
  const path = pathname.slice(basePath.length)
  // Two slashes would begin the name of a host.
  return path.startsWith('//') ? undefined : { kind: 'link', href: `${path}${search}${hash}` }
}
