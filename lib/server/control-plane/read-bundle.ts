import 'server-only'
import type { Certificate, ReadBundle } from '@/lib/control-plane/certificates/model'
import { splitPem } from '@/lib/control-plane/certificates/split-pem'
import { processWide } from '@/lib/std/process-wide'
import { LRUCache } from 'lru-cache'
import { type KeyObject, X509Certificate } from 'node:crypto'

const KEPT_BYTES = 4 * 1024 ** 2

/** The certificates that stand in a text of PEM. Texts come from the cluster, where a thousand are the same: each is read once. */
export function readBundle(pem: string): ReadBundle {
  const kept = processWide(
    'read-bundles',
    () => new LRUCache<string, ReadBundle>({ maxSize: KEPT_BYTES, sizeCalculation: (_, text) => text.length + 1_000 }),
  )
  const known = kept.get(pem)
  if (known !== undefined) return known
  const { blocks, unreadable } = splitPem(pem)
  const certificates = blocks.flatMap((block) => read(block) ?? [])
  const bundle = { certificates, unreadable: unreadable + blocks.length - certificates.length }
  kept.set(pem, bundle)
  return bundle
}

function read(block: string): Certificate | undefined {
  try {
    const { subject, issuer, validFromDate, validToDate, serialNumber, fingerprint256, publicKey } = new X509Certificate(block) // prettier-ignore
    return {
      subject: inOneLine(subject),
      issuer: inOneLine(issuer),
      from: validFromDate.toISOString(),
      until: validToDate.toISOString(),
      serial: serialNumber,
      fingerprint: fingerprint256,
      key: keyOf(publicKey),
    }
  } catch {
    return undefined // counted as unreadable by the caller
  }
}

/** Node puts each part of a name on a line; of a certificate without a name it gives nothing. */
function inOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, 500)
}

function keyOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
  if (type === 'ec') return `EC ${details?.namedCurve ?? ''}`.trim()
  return `${type?.toUpperCase() ?? ''} ${details?.modulusLength ?? ''}`.trim()
}
