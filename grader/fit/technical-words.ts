// Words of computing that count as known whatever their rank in general text; written for this product.
export const technicalWords =
  `accessor actuator ajax algorithm algorithms alias allocator ansible api apis append appends applet arity array arrays ascii
assembler assertion assertions async asynchronous asynchronously authenticate authentication authorization autoscaling aws azure backend backends
backlog backoff backpressure backtracking backup bandwidth bash benchmark benchmarks bigint binary bit bitmap bits bitwise blob blocking boolean
booleans bootstrap breakpoint broadcast broker browser browsers bst bucket buckets buffer buffering buffers bug bugs bundler byte bytecode bytes cache
cached caches caching callback callbacks canary cardinality cascade cdn checksum ciphertext class classes cli client clients clone closure closures
cluster clustered clusters codebase codec collision collisions commit commits compile compiled compiler compilers compiles composable concatenate
concatenation concurrency concurrent concurrently config configurable const constructor constructors container containers cookie cookies coroutine
cors cpu cron crud cryptographic css csrf csv daemon data database databases dataset datatype dataflow deadlock deadlocks debounce debug debugger
debugging declarative decorator decoupled decoupling decrement decrypt dedupe deduplicate dequeue deque dereference dereferencing deserialize
destructor destructuring dev devops dhcp dictionary directory disk dns docker dom downtime downstream duplex dynamic dynamically elasticity element
elements emulator encapsulate encapsulates encapsulation encode encoded encoder encoding encrypt encrypted encryption endpoint endpoints enqueue enum
enums ethernet exception exceptions executable expression expressions failover fallback fifo filesystem firewall firmware flag flags float floats
folder foreach fork framework frameworks frontend ftp fullstack function functional functions garbage gateway getter git github goroutine gpu
granularity graph graphql graphs greedy grep gui hardcoded hash hashed hashes hashing hashmap hashtable header headers heap heaps heapsort heuristic
hoisted hoisting hook hooks hostname html http https hypervisor ide idempotency idempotent immutability immutable immutably implement implementation
implementations implements increment increments index indexed indexer indexes indices inheritance inherit inherited inherits initialization initialize
initialized initializer inline inlining inode inorder input inputs insert insertion insertions instance instances instantiate instantiated instantiation
int integer integers integration interface interfaces interpolation interpreter ipv invariant invariants invoke io ip iterable iterate iterates
iteration iterations iterative iteratively iterator iterators java javascript jit join joins json jvm jwt kafka kernel key keyspace keyword keywords
kubernetes lambda latency lazily leaf lexer lexical library lifecycle lifo linker linkedlist linter linux literal literals localhost lock locking
lockfile locks log logger login logs lookup lookups loop loops mac malloc malware mapper markdown mask master memoization memoize memoized memory
mergesort merge metadata metaprogramming method methods metric microservice microservices middleware migrate migration migrations mixin mobx mock mocking
mocks modem modular modularity module modules modulo mongo mongodb monolith monolithic monorepo multicast multiplexing multithreaded multithreading mutable
mutate mutation mutations mutex mutexes mysql namespace namespaces network networks node nodejs nodes normalization normalize normalized nosql null
nullable nullptr numeric oauth object objects offline offset online opcode operand operands operating operator operators optimizer optimistic orm
outage overflow overload overloaded overloading override overridden overrides packet packets pagination parallelism parallelize param parameter parameters
params parent parity parse parser parses parsing password passwords patch payload payloads pessimistic pipeline pipelines pixel plaintext platform plugin
plugins pointer pointers polling polymorphic polymorphism pop pops popped port ports postgres postgresql postorder precedence predicate preorder
preprocessor primitive primitives printf private process processes processor procedural profiler program programmer programming programs promise promises
prop props protocol protocols prototype prototypes provisioning proxies proxy pseudocode pub push pushes python query queries queue queues quicksort
ram rebase recursion recursive recursively redeploy redirect redis reducer redundancy redundant redux refactor refactoring regex regexp registry
regression relational render renderer rendering renders replica replicas replication repo repository request requests resilience resolver rest retries
retry reusability reusable rollback rollout root rotation router routers routing row rows rpc ruby runtime rust saas salted sandbox scalability
scalable scalar scaling schema schemas scope scoped scopes scrum sdk searchable segfault semaphore semaphores sequential serializable serialization
serialize serialized server serverless servers session sessions setter shard sharding shards shell signature singleton singly snapshot socket sockets
software sort sorted sorting sorts spoofing sql ssh ssl stack stacks stacktrace staging stateful stateless statelessness static statically stateful
storage stream streaming streams string strings struct structs stub stylesheet sub subarray subclass subclasses subclassing subnet subquery subroutine
subscriber subset substring subtree subtrees sudo superclass svg swap swaps symlink sync synchronization synchronized synchronous synchronously syntactic
syntax tailwind tcp teardown telemetry template templates terminal terraform thread threaded threads throttle throttled throttling throughput timeout
timeouts timestamp timestamps tls token tokens toolchain topology traversal traversals traverse traverses traversing tree trees trie tuple tuples typecast
typed typeof types typescript udp ui unary undefined unicode unit unix unmount unsigned uptime upstream uri url urls username users utf util validate
validated validates validation validator value values var variable variables variadic vector vectors verbose versioning vertex vertices viewport virtual
virtualization vm void volatile vpc vue webhook webhooks webpack webserver websocket websockets widget wildcard workflow workload wrapper xml xss
yaml zookeeper`.split(/\s+/)
