import { PharosError } from '@/lib/ports/pharos-error'

/**
 * Takes an answer of our own API for what it is: it comes from the same origin and build, whose types made it, so only
 * the shape's mark is looked at. A page that is older than the server (after an upgrade) meets `upstream_invalid` here.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the type it vouches for
export function trustAnswer<T>(mark: (body: Readonly<Record<string, unknown>>) => boolean): (body: unknown) => T {
  return (body) => {
    if (typeof body === 'object' && body !== null && mark({ ...body })) {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the guarantee stands above
      return body as T
    }
    throw new PharosError('upstream_invalid', 'the answer has another shape: reload the page', { source: 'pharos' })
  }
}
