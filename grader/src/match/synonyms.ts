import { stem } from '../text/stem.ts'

// Words that stand for each other in technical and workplace answers; written for this product.
const groups = `big large huge great
small little tiny
fast quick rapid speedy
slow sluggish
begin start commence initiate
end finish terminate stop complete
delete remove drop erase discard
add insert append
create make build construct produce generate
change modify alter update mutate
change vary differ
get obtain fetch retrieve receive acquire
send transmit deliver dispatch
show display present render
error fault failure bug defect
error exception
fix repair correct resolve solve
find locate search lookup discover
check verify validate confirm ensure test
choose select pick
keep retain preserve maintain hold
save store persist
call invoke execute run
function method procedure routine subroutine
argument parameter
variable field attribute property member
item element entry object
array list sequence
pointer reference address
first initial
last final
need require
needed required necessary
allow permit enable let
prevent avoid stop block forbid
reduce decrease lower shrink minimize
increase grow raise expand
improve enhance better optimize
help assist support aid
explain describe clarify
problem issue trouble
answer solution reply response
same identical equal
different distinct separate
simple easy straightforward
hard difficult complex complicated
important crucial essential critical vital key
common shared
cost expensive price
advantage benefit pro
disadvantage drawback con
divide split partition
join combine merge unite
link connect attach
repeat iterate loop
order sequence arrange sort
copy duplicate clone replicate
wait block pause
user customer client
colleague teammate coworker peer
team group crew
talk speak discuss communicate
learn study understand
lead guide manage
goal objective aim target purpose
plan design outline
result outcome output
input entry
data information
fail crash break
safe secure protected
password credential
hidden private concealed
quick brief short
program software application app
code source
compile translate
memory ram storage
server host backend
browser client frontend
database db
request query
http https
latency delay lag
speed performance throughput
load traffic
cache buffer
thread process
concurrent parallel simultaneous
constant immutable fixed unchanging
dynamic runtime
static compile
top front head
bottom rear tail back
parent superclass base
child subclass derived
node vertex
tree hierarchy
key identifier id
unique distinct single
path route
damaged broken burned
gap opening break
complete closed
circuit loop
battery cell
rock stone
water liquid
earth ground soil
plant crop`

/** Groups that a stem belongs to; two words of one group can stand for each other. */
export const synonymGroups: ReadonlyMap<string, readonly number[]> = (() => {
  const map = new Map<string, number[]>()
  groups.split('\n').forEach((line, group) => {
    for (const word of line.split(' ')) map.set(stem(word), [...(map.get(stem(word)) ?? []), group])
  })
  return map
})()
