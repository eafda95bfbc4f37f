/**
 * A link of the configuration with the words in braces replaced: `{namespace}`, `{workload}` and the like. What comes from the cluster
 * is percent-encoded, so it can end no part of the address.
 *
 * @returns null where the address would no longer be one of the web.
 */
export function fillLink(template: string, words: Readonly<Record<string, string>>): string | null {
  const written = template.replaceAll(/\{([a-z_]+)\}/g, (_, word: string) =>
    Object.hasOwn(words, word) ? encodeURIComponent((words[word] ?? '').replaceAll(/\p{Surrogate}/gu, '\uFFFD')) : '',
  )
  const url = URL.canParse(written) ? new URL(written) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null
}
