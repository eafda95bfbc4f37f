/**
 * The Gateway of Istio that a VirtualService names: `NAME` and `./NAME` are in the namespace of the route, `NAMESPACE/NAME` is elsewhere.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function readGatewayName(text: string, own: string): { readonly namespace: string; readonly name: string } {
  const [first = '', ...rest] = text.split('/')
  if (rest.length === 0) return { namespace: own, name: first }
  return { namespace: first === '.' ? own : first, name: rest.join('/') }
}
