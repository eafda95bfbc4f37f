const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/

/** RFC 1123 label: what Kubernetes allows as a namespace's name. */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text)
}
