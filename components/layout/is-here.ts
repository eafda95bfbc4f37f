/** Whether a path leads to the page one is on, or to the one above it. */
export function isHere(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
