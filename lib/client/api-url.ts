/** Where Pharos is served, without a slash at the end: empty at the root. */
export const BASE_PATH = process.env.NEXT_PUBLIC_BASE_PATH ?? ''

/** The address of an API path under the base path. Empty parameters give no question mark. */
export function apiUrl(path: `/api/${string}`, query = new URLSearchParams()): string {
  return `${BASE_PATH}${path}${query.size === 0 ? '' : `?${query.toString()}`}`
}
