/**
 * `PHAROS_BUILD_BASE_PATH` is set by the production build to a placeholder, which the start script replaces by the
 * configured base path (ADR 0003); the development server runs at the root.
 */
const basePath = process.env.PHAROS_BUILD_BASE_PATH ?? ''

/** @type {import('next').NextConfig} */
const config = {
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ['@kubernetes/client-node', 'pino', 'prom-client', 'prometheus-query'],
  images: { unoptimized: true },
  experimental: { optimizePackageImports: ['@tabler/icons-react', '@mantine/core', '@mantine/hooks'] },
}

export default config
