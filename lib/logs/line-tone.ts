import { looksLikeAccessLine } from './access/parse-access-line'

/** How loud a line is; the words in it say why. */
export type LineTone = 'plain' | 'degraded' | 'failure'

const LOOKED_AT = 400
const CODE = /^\[[^\]\s]{1,40}\] "\S+ \S+ [^\s"]+" (\d{1,3}) (\S+)|"response_code":\s?(\d{1,3})\b/
const LEVEL = /(?:^|[\s["|=:])(?:(error|err|fatal|panic|critical|severe)|(warn|warning))(?=$|[\s\]"|:,])/i

/** Rates a line by its level, or by what the proxy answered: from 400 degraded, from 500, or without any answer, failed. */
export function lineTone(text: string): LineTone {
  const head = text.slice(0, LOOKED_AT)
  if (looksLikeAccessLine(text)) {
    const [, code, flags = '-', json] = CODE.exec(text.slice(0, 4_096)) ?? []
    const status = Number(code ?? json ?? 0)
    if (status >= 500 || (status === 0 && flags !== '-')) return 'failure'
    return status >= 400 ? 'degraded' : 'plain'
  }
  const [, failure, warning] = LEVEL.exec(head) ?? []
  if (failure !== undefined) return 'failure'
  return warning === undefined ? 'plain' : 'degraded'
}
