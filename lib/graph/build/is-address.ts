const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/
const IPV6 = /^(?:\[[0-9a-f:.]{2,45}\](?::\d{1,5})?|[0-9a-f:.]{2,45})$/i

/** Whether a service's name is an IP literal, with or without a port: a host that somebody called by its number. */
export function isAddress(name: string): boolean {
  return IPV4.test(name) || (IPV6.test(name) && name.split(':').length > 2)
}
