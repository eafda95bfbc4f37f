import { describeInformer } from '../testing/informer-contract'
import { openRealPlayground } from '../testing/real-playground'

describeInformer('an informer of client-node on a real kube-apiserver', () =>
  openRealPlayground({ namespaces: ['play'], kinds: ['services'] }),
)
