import type { Json } from '@/lib/std/json'

/** The operations of RFC 6902 that Pharos writes; `path` is a pointer of RFC 6901. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
