/** The namespaces that a user may see; `*`: all of them, also those that come later. */
export type Visible = '*' | readonly string[]

/** Whether what stands in the namespace may be shown to a user who sees these (security rule R8). */
export function isVisibleIn(visible: Visible, namespace: string): boolean {
  return visible === '*' || visible.includes(namespace)
}
