/**
 * The production build is made under a placeholder, which the start script replaces by the configured base path in the
 * built files (ADR 0003); at run time the real path stands in this variable. The development server runs at the root.
 */
const basePath = process.env.PHAROS_BASE_PATH ?? ''

/** Headers of every answer that do not depend on the request (security rule R11). Never a CORS header. */
const staticHeaders = [
  // The nonce policy is set per document by proxy.ts; this second one holds even where that did not run (rule R10).
  { key: 'content-security-policy', value: "frame-ancestors 'none'" },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

/** @type {import('next').NextConfig} */
const config = {
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@kubernetes/client-node', 'pino', 'prom-client', 'prometheus-query'],
  images: { unoptimized: true },
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: staticHeaders },
      // The framework packs an answer only when its type is known before the handler runs.
      { source: '/api/:path*', headers: [{ key: 'content-type', value: 'application/json; charset=utf-8' }] },
    ]),
  experimental: {
    authInterrupts: true,
    optimizePackageImports: ['@tabler/icons-react', '@mantine/core', '@mantine/hooks'],
  },
}

export default config
