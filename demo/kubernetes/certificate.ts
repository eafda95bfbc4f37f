import { generate } from 'selfsigned'

export interface ServerCertificate {
  readonly caPem: string
  readonly key: string
  readonly cert: string
}

// Fixed, because clients check against their own clock while the demo's clock may stand anywhere.
const VALID = { notBeforeDate: new Date('2020-01-01T00:00:00Z'), notAfterDate: new Date('2049-01-01T00:00:00Z') }
const EC = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', ...VALID } as const

/** A new authority and a certificate for loopback, in memory only: both keys are gone with the process. */
export async function makeCertificate(): Promise<ServerCertificate> {
  const ca = await generate([{ name: 'commonName', value: 'Pharos demo authority' }], {
    ...EC,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const server = await generate([{ name: 'commonName', value: 'kube-apiserver' }], {
    ...EC,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { caPem: ca.cert, key: server.private, cert: server.cert }
}
