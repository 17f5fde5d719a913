// English function words: they carry grammar, hardly ever an answer. Negations are kept apart in negations.ts.
const words = `a about above after again against all also am an and another any anyone anything are around as at be because been
before being below between both but by can could did do does doing done down during each either else enough etc even ever every
everything few for from further get gets getting got had has have having he her here hers herself him himself his how however i if in
instead into is it its itself just kind let like likely lot lots made make makes many may maybe me might mine more most much must my
myself now of off often on once one only onto or other others otherwise our ours ourselves out over own per perhaps quite rather
really same say says see seen several shall she should since so some someone something such than that the their theirs them
themselves then there therefore these they thing things this those though through thus to too toward towards under until up upon us
use used uses using usually very via was way we well were what whatever when where whether which while who whom whose why will with
within would yes yet you your yours yourself basically actually means mean i'm i've i'd i'll it's that's there's they're you're we're
he's she's what's let's they've we've you'll they'll it'll`

export const stopWords: ReadonlySet<string> = new Set(words.split(/\s+/))
