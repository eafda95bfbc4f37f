import type { BookLine } from './log-book'

/** Lines as a text file: time, pod where there are several, container, text. */
export function writeLines(
  lines: readonly BookLine[],
  { times, pods }: { readonly times: boolean; readonly pods: boolean },
): string {
  return lines
    .map(({ time, pod, container, text }) =>
      [...(times && time !== '' ? [time] : []), pods ? `${pod}/${container}` : container, text].join(' '),
    )
    .map((line) => `${line}\n`)
    .join('')
}
