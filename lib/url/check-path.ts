/** The page that explains a check. */
export function checkPath(slug: string): string {
  return `${CHECKS_PATH}/${slug}`
}

/** The page that lists all checks. */
export const CHECKS_PATH = '/checks'
