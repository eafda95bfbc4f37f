import { readFileSync } from 'node:fs'

/** All pages and handlers of the build, from its own manifest, so that a new one cannot be forgotten. */
export function builtRoutes(): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'))
  if (typeof manifest !== 'object' || manifest === null) throw new Error('the build has no manifest of routes')
  return [...new Set(Object.values(manifest).map(String))].sort()
}
