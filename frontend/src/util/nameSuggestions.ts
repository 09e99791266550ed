/** Words of weather, water, wood and stone: nobody's name, no brand, and nothing that one would not call across an office. */
const ADJECTIVES =
  'amber autumn brisk bright calm clear cloudy coral crisp dawn deep early evening fresh gentle golden green hidden indigo ivory lively lunar mellow misty morning mossy northern oaken open pale polar quiet rapid rolling round rustic sandy silver slow snowy solar southern spring steady still summer sunny swift tidal tranquil velvet warm western wide windy winter wooden'.split(
    ' ',
  )
const NOUNS =
  'anchor aspen badger bay beacon birch bridge brook canyon cedar cliff cloud coast comet cove creek delta dune falcon fern fjord forest glacier grove harbour hazel heron hill island juniper lagoon lake lantern larch linden maple marsh meadow moon mountain oak orchard osprey otter pebble pine plover pond reed reef ridge river robin shore spruce star stone stream summit tern valley willow wren'.split(
    ' ',
  )

const LOWEST = 10
const HIGHEST = 99

/** So many different names of an adjective, a noun and two digits, such as `calm-harbour-42`. */
export function suggestNames(count: number, random: () => number = Math.random): string[] {
  const names = new Set<string>()
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]
  while (names.size < count) {
    const digits = LOWEST + Math.floor(random() * (HIGHEST - LOWEST + 1))
    names.add(`${pick(ADJECTIVES)}-${pick(NOUNS)}-${digits}`)
  }
  return [...names]
}
