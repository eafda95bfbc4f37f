/** The tag of an image that looks like a version: `1.27.1` of `docker.io/istio/pilot:1.27.1`. Null: it has none, or a digest alone. */
export function imageTag(image: string): string | null {
  const name = image.split('@', 1)[0] ?? ''
  const tag = /^(?:.*\/)?[^/:]+:([\w.-]{1,128})$/.exec(name)?.[1]
  return tag !== undefined && /\d/.test(tag) ? tag : null
}
