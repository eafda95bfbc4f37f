import { SEVERITIES, type Severity } from '@/lib/istio/checks/finding'
import { toSarif } from '@/lib/istio/checks/output/to-sarif'
import { toText } from '@/lib/istio/checks/output/to-text'
import { analyzeTexts, type TextAnalysis } from '@/lib/istio/checks/source/analyze-text'
import { parseArgs } from 'node:util'
import { readTexts } from './read-texts'

const BAD_INPUT = 2
const USAGE = `Usage: pharos analyze [options] <files or folders>

Checks objects of Istio, the Gateway API and Kubernetes in YAML or JSON. A folder means its .yaml, .yml and .json files,
- what is piped in.

  --format text|json|sarif       how findings are written (text)
  --fail-on error|warning|info   from which severity the exit code is 1 (error)
  --disable <list>               slugs, kind/*, or codes, by comma
  --enable <list>                what is off by default

Exit codes: 0 nothing that bad, 1 findings, 2 bad input.`
const FORMATS = ['text', 'json', 'sarif'] as const
type Format = (typeof FORMATS)[number]

/** Runs one command and writes its answer. @returns the exit code */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const asked = readWords(words)
  if (typeof asked === 'string') {
    console.error(asked)
    return BAD_INPUT
  }
  if (asked.help) {
    console.log(USAGE)
    return 0
  }
  const { texts, unreadable } = await readTexts(asked.paths)
  for (const one of unreadable) console.error(one)
  const analysis = analyzeTexts(texts, { disable: asked.disable, enable: asked.enable, now: Date.now() / 1000 })
  console.log(write(analysis, asked.format))
  if (unreadable.length > 0 || analysis.problems.length > 0) return BAD_INPUT
  const limit = SEVERITIES.indexOf(asked.failOn)
  return analysis.findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit) ? 1 : 0
}

interface Asked {
  readonly help: boolean
  readonly paths: readonly string[]
  readonly format: Format
  readonly failOn: Severity
  readonly disable: readonly string[]
  readonly enable: readonly string[]
}

/** @returns what is asked, or what is wrong with the words */
function readWords(words: readonly string[]): Asked | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        disable: { type: 'string', default: '' },
        enable: { type: 'string', default: '' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`
  }
  const { values, positionals } = parsed
  const [command, ...paths] = positionals
  const format = FORMATS.find((one) => one === values.format)
  const failOn = SEVERITIES.find((one) => one === values['fail-on'])
  if (!values.help && (command !== 'analyze' || paths.length === 0)) return USAGE
  if (format === undefined) return `--format is one of ${FORMATS.join(', ')}.`
  if (failOn === undefined) return `--fail-on is one of ${SEVERITIES.join(', ')}.`
  const listOf = (text: string): readonly string[] => text.split(',').filter((item) => item !== '')
  return { help: values.help, paths, format, failOn, disable: listOf(values.disable), enable: listOf(values.enable) }
}

function write(analysis: TextAnalysis, format: Format): string {
  if (format === 'text') return toText(analysis)
  return JSON.stringify(format === 'json' ? analysis : toSarif(analysis), null, 2)
}
