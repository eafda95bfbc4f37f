import { durationRule, wholeSecondsRule } from '../duration-rule'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, judgeText, type TextRule, wrong } from '../field-problem'
import { isToken } from '../header-name'
import { judgeHeaderOperations } from '../header-operations'
import { judgePort } from '../port-rule'
import { quoted } from '../quoted'
import { regexRule } from '../regex-rule'
import { judgeRetries } from '../retries'
import { judgeStringMatch } from '../string-match'
import { rulesOf } from './routes'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*']
const MEBIBYTE = 1024 * 1024

type RuleCheck = (rule: FieldPlace) => FieldProblems

/** A check of each http rule. */
export function eachHttpRule(check: RuleCheck): RuleCheck {
  return function* checkRules(object) {
    for (const rule of rulesOf(object.field('spec'), 'http')) yield* check(rule)
  }
}

export function* checkHeaders(rule: FieldPlace): FieldProblems {
  const headers = rule.field('headers')
  yield* judgeHeaderOperations(headers)
  for (const route of rule.field('route').items()) yield* judgeHeaderOperations(route.field('headers'))
  const setters = [
    rule.at('rewrite', 'authority'),
    ...['set', 'add'].flatMap((verb) => headers.at('request', verb).entries().filter(isAuthority)),
  ].filter((place) => place.filled)
  const [, second] = setters
  if (second !== undefined)
    yield wrong(second, 'The authority is set more than once: by rewrite or by headers, not by both.')
}

function isAuthority(header: FieldPlace): boolean {
  return [':authority', 'host'].includes(String(header.key).toLowerCase())
}

export function* checkTimeout(rule: FieldPlace): FieldProblems {
  yield* judgeText(rule.field('timeout'), durationRule)
}

export function* checkRetries(rule: FieldPlace): FieldProblems {
  yield* judgeRetries(rule.field('retries'))
}

export function* checkRedirect(rule: FieldPlace): FieldProblems {
  const redirect = rule.field('redirect')
  if (!redirect.present) return
  const [uri, prefix, code, scheme] = ['uri', 'prefixRewrite', 'redirectCode', 'scheme'].map((name) =>
    redirect.field(name),
  )
  if (uri?.filled === true && prefix?.filled === true)
    yield wrong(redirect, 'A redirect has a uri or a prefixRewrite, not both.')
  if (
    !['uri', 'authority', 'scheme', 'port', 'derivePort', 'redirectCode', 'prefixRewrite'].some(
      (name) => redirect.field(name).filled,
    )
  )
    yield wrong(redirect, 'The redirect changes nothing: write a uri, an authority, a port or a scheme.')
  const status = code?.number()
  if (code !== undefined && status !== undefined && status !== 0 && (status < 300 || status > 399))
    yield wrong(code, `${status} is no status code of a redirect: those are 300 to 399.`)
  const text = scheme?.text() ?? ''
  if (scheme !== undefined && text !== '' && text !== 'http' && text !== 'https')
    yield wrong(scheme, `${quoted(text)} is no scheme of a redirect: write http or https.`)
  yield* judgePort(redirect.field('port'))
  if (
    prefix?.filled === true &&
    rule
      .field('match')
      .items()
      .some((match) => match.field('uri').filled && !match.at('uri', 'prefix').present)
  )
    yield wrong(prefix, 'prefixRewrite needs matches by uri.prefix.')
}

export function* checkRewrite(rule: FieldPlace): FieldProblems {
  const rewrite = rule.field('rewrite')
  if (!rewrite.present) return
  const [uri, authority, regex] = [rewrite.field('uri'), rewrite.field('authority'), rewrite.field('uriRegexRewrite')]
  if (uri.filled && regex.present) yield wrong(rewrite, 'A rewrite has a uri or a uriRegexRewrite, not both.')
  if (!uri.filled && !authority.filled && !regex.present)
    yield wrong(rewrite, 'The rewrite changes nothing: write a uri, an authority or a uriRegexRewrite.')
  if (!regex.present) return
  const [match, text] = [regex.field('match'), regex.field('rewrite')]
  if (!match.filled || !text.filled) yield wrong(regex, 'uriRegexRewrite needs both match and rewrite.')
  if (match.filled) yield* judgeText(match, regexRule)
}

export function* checkDirectResponse(rule: FieldPlace): FieldProblems {
  const response = rule.field('directResponse')
  const status = response.field('status')
  const code = status.number()
  if (code !== undefined && (code < 200 || code > 600))
    yield wrong(status, `${code} is no status that can be answered: 200 to 600.`)
  for (const name of ['string', 'bytes']) {
    const body = response.at('body', name)
    const text = body.text() ?? ''
    // Base64 has four characters for three bytes; of text, characters stand for bytes until they are too many.
    const size = name === 'bytes' ? (text.length * 3) / 4 : utf8Length(text)
    if (size > MEBIBYTE) yield wrong(body, 'The body is longer than 1 MiB, which Istio refuses.')
    else if (size > 100 * 1024)
      yield doubtful(body, 'The body is longer than 100 KiB: every proxy keeps it in its configuration.')
  }
}

function utf8Length(text: string): number {
  if (text.length > MEBIBYTE) return text.length
  let length = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}

export function* checkCors(rule: FieldPlace): FieldProblems {
  const cors = rule.field('corsPolicy')
  for (const origin of cors.field('allowOrigins').items()) {
    const given = ['exact', 'prefix', 'regex'].some((name) => origin.field(name).filled)
    if (given) yield* judgeStringMatch(origin)
    else yield wrong(origin, 'This origin is empty: write exact, prefix or regex.')
  }
  for (const method of cors.field('allowMethods').items()) {
    const text = method.text()
    if (text !== undefined && !METHODS.includes(text)) yield wrong(method, `${quoted(text)} is no method of HTTP.`)
  }
  for (const name of ['allowHeaders', 'exposeHeaders'])
    for (const header of cors.field(name).items()) yield* judgeText(header, corsHeaderRule)
  yield* judgeText(cors.field('maxAge'), wholeSecondsRule)
}

const corsHeaderRule: TextRule = (text) =>
  text === '*' || isToken(text) ? undefined : 'cannot be the name of a header'
