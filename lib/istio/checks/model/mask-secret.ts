import { isRecord } from '@/lib/std/is-record'
import { type CertificateDates, certificateDates, fromBase64 } from './certificate-dates'
import { at, field, list, textEntries, textOr } from './json'

/** What may be known of a Secret's content: never a value. */
export interface SecretFacts {
  readonly keys: readonly string[]
  /** Those of them that have a value. */
  readonly filled: readonly string[]
  /** Of `tls.crt`, else of `cert`: when it holds, or that it cannot be read. Null where there is none. */
  readonly certificate: CertificateDates | 'unreadable' | null
  /** It was looked for, and does not exist. */
  readonly absent: boolean
}

type Wire = Readonly<Record<string, unknown>>

/** kubectl keeps the whole Secret in an annotation, so only those stay that the checks read. */
const KEPT_ANNOTATIONS = ['kiali.io/ignore-validations', 'galley.istio.io/analyze-suppress', 'pharos.dev/ignore-checks']
const CERTIFICATES = ['tls.crt', 'cert']

/**
 * A Secret without what is secret: name, labels, type, and facts about its content. Whoever takes in a Secret does this first, so that
 * no value is kept, logged or told (security rule R19). What was masked stays as it is.
 */
export function maskSecret(wire: Wire): Wire {
  const { apiVersion, kind, type } = wire
  const metadata = field(wire, 'metadata')
  const [name, namespace, labels, annotations, creationTimestamp] = ['name', 'namespace', 'labels', 'annotations', 'creationTimestamp'].map((part) => field(metadata, part)) // prettier-ignore
  const kept = textEntries(annotations).filter(([key]) => KEPT_ANNOTATIONS.includes(key))
  return {
    apiVersion,
    kind,
    metadata: { name, namespace, labels, annotations: Object.fromEntries(kept), creationTimestamp },
    type,
    facts: factsOf(wire),
  }
}

/** Stands for a Secret that does not exist. */
export function absentSecret(namespace: string, name: string): Wire {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, facts: { absent: true } }
}

/** Of an object that `maskSecret` made. */
export function secretFacts(root: unknown): SecretFacts {
  const facts = field(root, 'facts')
  const words = (part: string): readonly string[] => list(field(facts, part)).filter((word) => typeof word === 'string')
  const certificate = field(facts, 'certificate')
  const [notBefore, notAfter] = [field(certificate, 'notBefore'), field(certificate, 'notAfter')]
  return {
    absent: field(facts, 'absent') === true,
    keys: words('keys'),
    filled: words('filled'),
    certificate:
      typeof notBefore === 'number' && typeof notAfter === 'number'
        ? { notBefore, notAfter }
        : certificate === 'unreadable'
          ? 'unreadable'
          : null,
  }
}

function factsOf(wire: Wire): SecretFacts {
  const { data, stringData } = wire
  if (data === undefined && stringData === undefined && isRecord(wire.facts)) return secretFacts(wire)
  const keys = [...new Set([data, stringData].flatMap((map) => (isRecord(map) ? Object.keys(map) : [])))]
  const filled = keys.filter((key) => textOr(at(stringData, key)) !== '' || textOr(at(data, key)) !== '')
  const holder = CERTIFICATES.find((key) => filled.includes(key))
  if (holder === undefined) return { absent: false, keys, filled, certificate: null }
  const plain = textOr(at(stringData, holder))
  const pem = plain === '' ? fromBase64(textOr(at(data, holder)).replace(/\s/g, '')) : plain
  return {
    absent: false,
    keys,
    filled,
    certificate: (pem === undefined ? undefined : certificateDates(pem)) ?? 'unreadable',
  }
}
