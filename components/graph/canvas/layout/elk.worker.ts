// ELK brings the worker's side with it; it refuses to start inside any other worker.
import 'elkjs/lib/elk-worker.min.js'
