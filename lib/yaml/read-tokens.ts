import { type CST, Lexer, Parser } from 'yaml'
import { YAML_LIMITS } from './limits'

export interface TokenFault {
  readonly code: 'tooDeep' | 'directive'
  readonly offset: number
  readonly length: number
}

export interface TokenReading {
  readonly tokens: readonly CST.Token[]
  /** Reading ended there. */
  readonly fault?: TokenFault
}

/**
 * The tokens of a text, before nodes are made of them, which takes a stack frame for each level. Ends at the first
 * directive (`%YAML 1.1` would change what words mean), at the first place beyond the limit of depth, and after as many
 * broken tokens as anybody wants to hear of.
 */
export function readTokens(text: string): TokenReading {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let broken = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token)
      if (token.type === 'directive') {
        return { tokens, fault: { code: 'directive', offset: token.offset, length: token.source.length } }
      }
      if (token.type === 'error') broken += 1
    }
    const offset = tooDeepAt(parser.stack)
    if (offset !== undefined) return { tokens, fault: { code: 'tooDeep', offset, length: 1 } }
    if (broken > YAML_LIMITS.problems) break
  }
  tokens.push(...parser.end())
  return { tokens }
}

/** Every map and every list is on the parser's stack for as long as it is open. */
function tooDeepAt(stack: readonly CST.Token[]): number | undefined {
  if (stack.length <= YAML_LIMITS.depth) return undefined
  return stack.filter((token) => 'items' in token)[YAML_LIMITS.depth]?.offset
}
