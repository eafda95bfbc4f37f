import { type LogLine, logLine } from './log-line'

const ESC = '\u001b'

/** What a careless reader of logs stumbles over; one of them a second. */
const LINES: readonly (string | Buffer)[] = [
  '<img src=x onerror="alert(1)"><script>alert(2)</script>&amp;</td>',
  `${ESC}[31mred${ESC}[0m ${ESC}[2J${ESC}[1;1Hscreen cleared ${ESC}]0;title\u0007 ${ESC}]8;;javascript:alert(3)${ESC}\\link${ESC}]8;;${ESC}\\`,
  Buffer.from([0x69, 0x6e, 0x76, 0x61, 0x6c, 0x69, 0x64, 0x20, 0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0x20, 0x65]),
  'safe \u202Egnp.exe\u2066 \u200B\uFEFF \u05D0\u05D1',
  'progress 10 %\rprogress 99 %\rdone\b\b\b\b gone',
  'nul\u0000bell\u0007tab\tend',
  '{"__proto__":{"polluted":true},"constructor":"x","msg":"<b>bold</b>","level":"info"}',
  `{"deep":${'['.repeat(2_000)}${']'.repeat(2_000)}}`,
  '{"broken": "json',
  '[2026-01-01T00:00:00.000Z] "GET /<script>alert(4)</script> HTTP/1.1" 200 - via_upstream - "-" 0 0 1 0 "-" "\\"evil" "x" "h" "1.2.3.4:80" a b c d e f',
  '2030-01-01T00:00:00.000000000Z a second time that is not one',
  '',
  '=HYPERLINK("http://evil.example","click")',
  '(a+)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
]
/** A line of a mebibyte comes once in this many seconds. */
const HUGE_EVERY_S = 300

export function hostileLines(fromMs: number, toMs: number): readonly LogLine[] {
  const lines: LogLine[] = []
  for (let second = Math.ceil(fromMs / 1000); second * 1000 < toMs; second += 1) {
    const text = second % HUGE_EVERY_S === 0 ? 'huge '.padEnd(1024 * 1024, 'x') : LINES[second % LINES.length]
    if (text !== undefined) lines.push(logLine(second * 1e6, text))
  }
  return lines
}
