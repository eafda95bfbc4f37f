import { nameHash } from '../random'

/** Where a trace comes from. */
export interface TraceOrigin {
  /** Hash of the entry's name. */
  readonly entry: number
  readonly slot: number
  /** Requests of a caller without a proxy can begin several traces. */
  readonly root: number
}

type Words = readonly [number, number, number, number]
const ROUNDS = 16
const HIGH = 2 ** 32

/**
 * Ids that say, to who knows the seed, where their traces come from: so a trace is found again although none is stored.
 * 128 bits hold entry, slot (48 bits), root (16 bits) and 32 bits of zeros, shuffled by a Feistel network.
 */
export class TraceIds {
  readonly #keys: readonly number[]

  constructor(seed: number) {
    this.#keys = Array.from({ length: ROUNDS }, (_, round) => nameHash(`${seed}/trace id/${round}`))
  }

  encode({ entry, slot, root }: TraceOrigin): string {
    let words: Words = [entry, slot % HIGH, Math.floor(slot / HIGH) * 0x10000 + root, 0]
    for (const key of this.#keys) {
      const [a, b, c, d] = words
      words = [(b ^ mixed(a, key)) >>> 0, c, d, a]
    }
    return words.map((word) => word.toString(16).padStart(8, '0')).join('')
  }

  /** Undefined when no trace can have this id. */
  decode(id: string): TraceOrigin | undefined {
    if (!/^[0-9a-f]{32}$/.test(id)) return undefined
    const read = (index: number): number => Number.parseInt(id.slice(index * 8, index * 8 + 8), 16)
    let words: Words = [read(0), read(1), read(2), read(3)]
    for (const key of this.#keys.toReversed()) {
      const [b, c, d, a] = words
      words = [a, (b ^ mixed(a, key)) >>> 0, c, d]
    }
    const [entry, low, rest, zeros] = words
    return zeros === 0 ? { entry, slot: (rest >>> 16) * HIGH + low, root: rest & 0xffff } : undefined
  }
}

/** The n-th span of a trace: multiplying by an odd number never gives the same 32 bits twice. */
export function spanIdOf(traceId: string, index: number): string {
  const own = (Number.parseInt(traceId.slice(0, 8), 16) | 1) >>> 0
  const counted = (Math.imul(index + 1, 0x9e3779b1) ^ Number.parseInt(traceId.slice(8, 16), 16)) >>> 0
  return own.toString(16).padStart(8, '0') + counted.toString(16).padStart(8, '0')
}

function mixed(word: number, key: number): number {
  let bits = Math.imul(word ^ key, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
