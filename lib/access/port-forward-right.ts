/** The right to ask a port of a pod, as it is named in a sentence. A WebSocket needs both: it is read as a get, and counts as a create. */
export const PORT_FORWARD_RIGHT = 'get and create pods/portforward'
