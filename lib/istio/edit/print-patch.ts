import { printExactJson } from '@/lib/std/exact-json'
import type { PatchOperation } from './patch-operation'

/** The operations as JSON (RFC 6902), numbers as they were written. */
export function printPatch(operations: readonly PatchOperation[]): string {
  return printExactJson(operations.map((operation) => ({ ...operation })))
}
