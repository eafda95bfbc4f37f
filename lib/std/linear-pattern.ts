/** A test of whole texts. Its time grows with the length of the text times that of the pattern, never faster. */
export type LinearPattern = (text: string) => boolean

export interface PatternOptions {
  /** The letter X (or x) means one digit, as in `5XX`. */
  readonly digitX?: boolean
}

type Test = (code: number) => boolean
type Instruction =
  | { readonly op: 'char'; readonly test: Test }
  /** Goes on in both places. */
  | { readonly op: 'fork'; readonly to: readonly [number, number] }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'match' }

type Node =
  | { readonly kind: 'char'; readonly test: Test }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly min: number; readonly max: number }

const MAX_PATTERN = 256
const MAX_DEPTH = 20
const MAX_PROGRAM = 2_000
const MAX_TEXT = 1_024

/**
 * Compiles an anchored regular expression for patterns that people write into annotations and settings: literals, `.`, classes,
 * `\d \w \s`, groups, alternatives and the repetitions `* + ? {n} {n,} {n,m}`. It is run as a set of states (Thompson), so
 * there is no backtracking and no pattern is slow, unlike with the engine's own expressions. Look-around, back references and
 * anchors inside the pattern are not part of it. Texts over 1,024 characters never match.
 *
 * @returns undefined when the text is no such pattern, longer than 256 characters, or too large once repetitions are written out.
 */
export function compilePattern(pattern: string, options: PatternOptions = {}): LinearPattern | undefined {
  if (pattern.length > MAX_PATTERN) return undefined
  const tree = parse(pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''), options)
  if (tree === undefined) return undefined
  const program: Instruction[] = []
  if (!emit(tree, program)) return undefined
  program.push({ op: 'match' })
  return (text) => text.length <= MAX_TEXT && run(program, text)
}

function run(program: readonly Instruction[], text: string): boolean {
  let states = closure(program, [0])
  for (let i = 0; i < text.length && states.length > 0; i += 1) {
    const code = text.charCodeAt(i)
    const next: number[] = []
    for (const at of states) {
      const instruction = program[at]
      if (instruction?.op === 'char' && instruction.test(code)) next.push(at + 1)
    }
    states = closure(program, next)
  }
  return states.some((at) => program[at]?.op === 'match')
}

/** All states reachable without reading, each once. */
function closure(program: readonly Instruction[], starts: readonly number[]): readonly number[] {
  const seen = new Set<number>()
  const open = [...starts]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const instruction = program[at]
    if (instruction?.op === 'fork') open.push(...instruction.to)
    else if (instruction?.op === 'jump') open.push(instruction.to)
  }
  return [...seen]
}

/** Appends the node's program; false when it grows too large. */
function emit(node: Node, program: Instruction[]): boolean {
  if (program.length > MAX_PROGRAM) return false
  switch (node.kind) {
    case 'char':
      program.push({ op: 'char', test: node.test })
      return true
    case 'all':
      return node.of.every((part) => emit(part, program))
    case 'any':
      return emitAny(node.of, program)
    case 'repeat':
      return emitRepeat(node, program)
  }
}

function emitAny([first, ...others]: readonly Node[], program: Instruction[]): boolean {
  if (first === undefined) return true
  if (others.length === 0) return emit(first, program)
  const fork = program.length
  program.push({ op: 'match' })
  if (!emit(first, program)) return false
  const jump = program.length
  program.push({ op: 'match' })
  program[fork] = { op: 'fork', to: [fork + 1, program.length] }
  const done = emitAny(others, program)
  program[jump] = { op: 'jump', to: program.length }
  return done
}

function emitRepeat({ of, min, max }: Extract<Node, { kind: 'repeat' }>, program: Instruction[]): boolean {
  for (let i = 0; i < min; i += 1) if (!emit(of, program)) return false
  if (max === Number.POSITIVE_INFINITY) {
    const fork = program.length
    program.push({ op: 'match' })
    if (!emit(of, program)) return false
    program.push({ op: 'jump', to: fork })
    program[fork] = { op: 'fork', to: [fork + 1, program.length] }
    return true
  }
  for (let i = min; i < max; i += 1) {
    const fork = program.length
    program.push({ op: 'match' })
    if (!emit(of, program)) return false
    program[fork] = { op: 'fork', to: [fork + 1, program.length] }
  }
  return true
}

function parse(text: string, options: PatternOptions): Node | undefined {
  let at = 0
  let depth = 0

  const alternatives = (): Node | undefined => {
    const parts: Node[] = []
    for (;;) {
      const part = sequence()
      if (part === undefined) return undefined
      parts.push(part)
      if (text[at] !== '|') return { kind: 'any', of: parts }
      at += 1
    }
  }
  const sequence = (): Node | undefined => {
    const parts: Node[] = []
    while (at < text.length && text[at] !== '|' && text[at] !== ')') {
      const part = atom()
      const repeated = part === undefined ? undefined : repetition(part)
      if (repeated === undefined) return undefined
      parts.push(repeated)
    }
    return { kind: 'all', of: parts }
  }
  const repetition = (of: Node): Node | undefined => {
    const [written = ''] = /^(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})/.exec(text.slice(at, at + 9)) ?? []
    if (written === '') return of
    at += written.length
    const [min, max] = countsOf(written)
    return min > max || '*+?{'.includes(text[at] ?? ' ') ? undefined : { kind: 'repeat', of, min, max }
  }
  const atom = (): Node | undefined => {
    const char = text.charAt(at)
    if (char === '(') return group()
    if (char === '[') return bracket()
    if ('*+?{}]^$'.includes(char)) return undefined
    at += 1
    if (char === '.') return { kind: 'char', test: () => true }
    if (char === '\\') return escape()
    if (options.digitX === true && (char === 'X' || char === 'x')) return { kind: 'char', test: isDigit }
    return { kind: 'char', test: equals(char) }
  }
  const group = (): Node | undefined => {
    at += text.startsWith('(?:', at) ? 3 : 1
    depth += 1
    const inner = depth > MAX_DEPTH ? undefined : alternatives()
    depth -= 1
    if (inner === undefined || text[at] !== ')') return undefined
    at += 1
    return inner
  }
  const escape = (): Node | undefined => {
    const test = escaped(text[at])
    at += 1
    return test === undefined ? undefined : { kind: 'char', test }
  }
  const bracket = (): Node | undefined => {
    const [whole, negated, body] = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(text.slice(at)) ?? []
    const test = body === undefined ? undefined : classTest(body)
    if (whole === undefined || test === undefined) return undefined
    at += whole.length
    return { kind: 'char', test: negated === '^' ? (code) => !test(code) : test }
  }

  const tree = alternatives()
  return at === text.length ? tree : undefined
}

function countsOf(written: string): readonly [number, number] {
  if (written === '*') return [0, Number.POSITIVE_INFINITY]
  if (written === '+') return [1, Number.POSITIVE_INFINITY]
  if (written === '?') return [0, 1]
  const [min = '', max] = written.slice(1, -1).split(',')
  if (max === undefined) return [Number(min), Number(min)]
  return [Number(min), max === '' ? Number.POSITIVE_INFINITY : Number(max)]
}

/** The inside of `[…]`: single characters, ranges and the escaped classes. */
function classTest(body: string): Test | undefined {
  const tests: Test[] = []
  for (const [, escapedChar, from, to, single] of body.matchAll(/\\(.)|([^\\])-([^\\])|([^\\])/gs)) {
    if (from !== undefined && to !== undefined) tests.push(between(from, to))
    else if (single !== undefined) tests.push(equals(single))
    else {
      const test = escaped(escapedChar)
      if (test === undefined) return undefined
      tests.push(test)
    }
  }
  return (code) => tests.some((test) => test(code))
}

function escaped(char: string | undefined): Test | undefined {
  if (char === 'd') return isDigit
  if (char === 'w') return (code) => isDigit(code) || code === 95 || between('a', 'z')(code) || between('A', 'Z')(code)
  if (char === 's') return (code) => code === 32 || (code >= 9 && code <= 13)
  // Other letters and digits are classes and references that this language does not have.
  return char === undefined || /[a-zA-Z0-9]/.test(char) ? undefined : equals(char)
}

const isDigit: Test = between('0', '9')

function equals(char: string): Test {
  const wanted = char.charCodeAt(0)
  return (code) => code === wanted
}

function between(from: string, to: string): Test {
  const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)]
  return (code) => code >= low && code <= high
}
