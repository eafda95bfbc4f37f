import { visibleText } from '@/lib/std/visible-text'
import type { DoctorAnswer, DoctorCheck, SourceReport } from './model'

/**
 * What the doctor found as plain text for a ticket: names of causes and sentences, without snippets. Addresses, tenants and whatever looks
 * like either are replaced, for tickets are read by people who may not see the installation.
 */
export function writeReport({ checkedAt, sources }: DoctorAnswer): string {
  const redact = redaction(sources)
  const parts = sources.map((report) =>
    writeSource(report)
      .map((line) => visibleText(redact(line)))
      .join('\n'),
  )
  return [`Sources of Pharos, checked ${checkedAt}`, ...parts].join('\n\n') + '\n'
}

function writeSource({
  source,
  latencyMs,
  clockOffsetSeconds,
  newestSampleAgeSeconds,
  checks,
}: SourceReport): string[] {
  const facts = [
    source.version === null ? null : `version ${source.version}`,
    latencyMs === null ? null : `answers in ${Math.round(latencyMs)} ms`,
    source.asOf === null ? null : `last read ${source.asOf}`,
    clockOffsetSeconds === null ? null : `clock ${clockOffsetSeconds.toFixed(1)} s from ours`,
    newestSampleAgeSeconds === null ? null : `newest sample ${Math.round(newestSampleAgeSeconds)} s old`,
    source.scrapeIntervalSeconds === null ? null : `scrapes every ${source.scrapeIntervalSeconds} s`,
    source.retentionSeconds === null ? null : `keeps ${source.retentionSeconds} s`,
  ].filter((fact) => fact !== null)
  const since = source.since === null ? '' : ` since ${source.since}`
  return [
    `${source.name} (${source.type}): ${source.state}${since}`,
    ...(facts.length === 0 ? [] : [`  ${facts.join(', ')}`]),
    ...(source.message === null ? [] : [`  says: ${oneLine(source.message)}`]),
    ...checks.filter(({ result }) => result === 'found').flatMap(writeFound),
    ...checks
      .filter(({ result }) => result === 'unknown')
      .map(({ cause, found }) => `  ${cause} not known: ${oneLine(found)}`),
    ...writeClear(checks.filter(({ result }) => result === 'clear')),
  ]
}

function writeFound({ cause, severity, found, evidence, fix }: DoctorCheck): string[] {
  return [
    `  ${cause} ${severity}: ${oneLine(found)}`,
    ...evidence.map(({ label, value }) => `    ${oneLine(label)}: ${oneLine(value)}`),
    ...(fix === null ? [] : [`    what helps: ${oneLine(fix.text)}`]),
  ]
}

function writeClear(checks: readonly DoctorCheck[]): string[] {
  return checks.length === 0 ? [] : [`  clear: ${checks.map(({ cause }) => cause).join(', ')}`]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

const ANY_ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/gi

function redaction(sources: readonly SourceReport[]): (text: string) => string {
  const hosts = sources.flatMap(({ address }) => (address === null ? [] : hostsOf(address)))
  const tenants = sources.flatMap(({ tenant }) => (tenant === null || tenant === '' ? [] : [tenant]))
  // Longest first: a host may hold another.
  const known = [
    ...hosts.map((word) => [word, '[address]'] as const),
    ...tenants.map((word) => [word, '[tenant]'] as const),
  ]
  const ordered = known.toSorted(([a], [b]) => b.length - a.length)
  return (text) =>
    ordered.reduce((so, [word, mark]) => so.replaceAll(word, mark), text.replace(ANY_ADDRESS, '[address]'))
}

/** A host of one word is left alone where no port follows: it is a word like any other. */
function hostsOf(address: string): string[] {
  const { host, hostname } = URL.canParse(address) ? new URL(address) : { host: address, hostname: address }
  return [host, hostname].filter((name) => /[.:]/.test(name))
}
